package org.cvready.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.cvready.metric.Metric;
import org.cvready.plan.EnvelopePlan.PairPlan;
import org.cvready.plan.EnvelopePlan.SearchPlan;
import org.cvready.plan.YamlNode.Sequence;
import org.cvready.study.envelope.EnvelopeGate;

/** Reads {@code envelope}: which limits are searched for their breaking points. */
final class EnvelopeSection {
  private static final String KEY = "envelope";
  private static final String GATES_EXAMPLE =
      "gates: [{metric: fn_rate, dataset: benchmark, at_most: 25 %}]";
  private static final String PAIRS_EXAMPLE = "pairs: [{x: exposure, y: glare}]";
  private static final int USUAL_LOOKS = 20;
  private static final int MOST_LOOKS = 100;
  private static final int USUAL_BETWEEN = 1;
  private static final int MOST_BETWEEN = 50;
  private static final int MOST_GATES = 50;
  private static final int MOST_PAIRS = 20;
  private static final int USUAL_PAIR_STEPS = 6;
  private static final int MOST_PAIR_STEPS = 50;
  private static final int MOST_UNITS = 1_000_000_000;

  private final Section section;

  private EnvelopeSection(Section section) {
    this.section = section;
  }

  /**
   * Reads the section, where there is one.
   *
   * @param plan the whole plan
   * @param rules what limits are held against
   */
  static Optional<EnvelopePlan> read(Section plan, GateRules rules) {
    return plan.node(KEY)
        .flatMap(node -> Section.of(node, KEY, plan.problems(), PlanKeys.ENVELOPE))
        .map(section -> new EnvelopeSection(section).envelope(rules));
  }

  private EnvelopePlan envelope(GateRules rules) {
    List<GatePlan> gates = gates(rules);
    List<SearchPlan> search = EnvelopeSearch.readAll(section);
    List<PairPlan> pairs = pairs();
    int looks = section.whole("looks", 1, MOST_LOOKS).orElse(USUAL_LOOKS);
    int between = section.whole("between", 0, MOST_BETWEEN).orElse(USUAL_BETWEEN);
    Optional<Integer> sample = section.whole("sample", 1, MOST_UNITS);
    Optional<Section> site =
        section
            .node("site")
            .flatMap(
                node ->
                    Section.of(
                        node, section.path("site"), section.problems(), PlanKeys.ENVELOPE_SITE));
    Optional<Double> scale =
        site.flatMap(found -> found.number("mm_per_pixel", Range.openClosed(0, 1e6)));
    Optional<Double> exposure =
        site.flatMap(found -> found.duration("exposure_time", false))
            .map(time -> time.toNanos() / 1e6);
    return new EnvelopePlan(
        gates,
        search,
        pairs,
        looks,
        between,
        sample.map(OptionalInt::of).orElse(OptionalInt.empty()),
        scale.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
        exposure.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
        EnvelopeSearch.siteAt(section, search));
  }

  private List<GatePlan> gates(GateRules rules) {
    section.require("gates", GATES_EXAMPLE);
    List<GatePlan> gates = new ArrayList<>();
    for (Section entry : entries("gates", MOST_GATES, PlanKeys.ENVELOPE_GATE, GATES_EXAMPLE)) {
      Optional<GatePlan> gate = GateSection.read(entry);
      if (gate.isPresent() && isSearchable(entry, gate.get())) {
        gates.add(rules.check(entry, gate.get()));
      }
    }
    return gates;
  }

  /** The mappings of a list. */
  private List<Section> entries(String key, int most, List<String> keys, String example) {
    List<Section> entries = new ArrayList<>();
    Optional<YamlNode> node = section.node(key);
    if (node.isEmpty()) {
      return entries;
    }
    if (!(node.get() instanceof Sequence list)) {
      section.problem(key, "must be a list, got " + node.get().kind(), example);
      return entries;
    }
    if (list.items().isEmpty() || list.items().size() > most) {
      section.problem(
          key, "must have 1 to %d entries, got %d".formatted(most, list.items().size()), example);
      return entries;
    }
    for (int i = 0; i < list.items().size(); i++) {
      String path = section.path(key) + "[" + i + "]";
      Section.of(list.items().get(i), path, section.problems(), keys).ifPresent(entries::add);
    }
    return entries;
  }

  private static boolean isSearchable(Section entry, GatePlan gate) {
    Metric metric = gate.metric();
    if (!EnvelopeGate.takes(metric)) {
      entry.problem(
          "metric",
          "must be a share of what is there, such as fn_rate or escape_rate, got '%s'"
              .formatted(metric.key()),
          metric == Metric.AP || metric == Metric.AP50 ? "recall" : "fn_rate");
      return false;
    }
    double limit = gate.limit().value();
    if (!(limit > 0 && limit < 1)) {
      entry.problem(
          entry.has("at_most") ? "at_most" : "at_least",
          "must be a share in (0, 1), got '%s'".formatted(gate.limit().text()),
          "5 %");
      return false;
    }
    return true;
  }

  private List<PairPlan> pairs() {
    List<PairPlan> pairs = new ArrayList<>();
    for (Section pair : entries("pairs", MOST_PAIRS, PlanKeys.ENVELOPE_PAIR, PAIRS_EXAMPLE)) {
      Optional<String> x = EnvelopeSearch.searched(section, pair, "x");
      Optional<String> y = EnvelopeSearch.searched(section, pair, "y");
      int steps = pair.whole("steps", 1, MOST_PAIR_STEPS).orElse(USUAL_PAIR_STEPS);
      if (x.isPresent() && x.equals(y)) {
        pair.problem("y", "must be another perturbation than x, got '%s'".formatted(y.get()));
      } else if (x.isPresent() && y.isPresent()) {
        pairs.add(new PairPlan(x.get(), y.get(), steps));
      }
    }
    return pairs;
  }
}

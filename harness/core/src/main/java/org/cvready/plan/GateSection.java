package org.cvready.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.cvready.plan.GatePlan.Direction;
import org.cvready.plan.GatePlan.Limit;
import org.cvready.plan.GatePlan.Selector;
import org.cvready.plan.GatePlan.SliceSelector;
import org.cvready.plan.YamlNode.Mapping;
import org.cvready.plan.YamlNode.Sequence;

/** Reads one entry of {@code gates}; {@link GateRules} holds it against the rest of the plan. */
final class GateSection {
  private static final int MOST_GATES = 1000;
  private static final String EACH = "each";
  private static final String EXAMPLE =
      "gates: [{metric: fn_rate, dataset: line, class: each, at_most: 5 %}]";

  private final Section section;

  private GateSection(Section section) {
    this.section = section;
  }

  /** The gates in the order of the plan, held against the sets and conditions. */
  static List<GatePlan> readAll(Section plan, GateRules rules) {
    List<GatePlan> gates = new ArrayList<>();
    plan.require("gates", EXAMPLE);
    Optional<YamlNode> node = plan.node("gates");
    if (node.isEmpty()) {
      return gates;
    }
    if (!(node.get() instanceof Sequence list)) {
      plan.problem("gates", "must be a list, got " + node.get().kind(), EXAMPLE);
      return gates;
    }
    if (list.items().isEmpty() || list.items().size() > MOST_GATES) {
      plan.problem(
          "gates",
          "must have 1 to %d gates, got %d".formatted(MOST_GATES, list.items().size()),
          EXAMPLE);
    }
    for (int i = 0; i < list.items().size(); i++) {
      Optional<Section> section =
          Section.of(list.items().get(i), "gates[" + i + "]", plan.problems(), PlanKeys.GATE);
      Optional<GatePlan> gate = section.flatMap(found -> new GateSection(found).gate());
      if (section.isPresent() && gate.isPresent()) {
        gates.add(rules.check(section.get(), gate.get()));
      }
    }
    return gates;
  }

  /** One limit, which {@link GateRules} have not checked yet. */
  static Optional<GatePlan> read(Section section) {
    return new GateSection(section).gate();
  }

  private Optional<GatePlan> gate() {
    section.require("metric", "metric: fn_rate");
    Optional<Metric> metric = section.word("metric", PlanKeys.METRICS).flatMap(Metric::byKey);
    Optional<String> dataset = section.text("dataset");
    Selector classes = selector("class", "");
    SliceSelector slices = slices();
    Selector conditions = selector("condition", Scope.CLEAN);
    Optional<String> versus = section.text("versus");
    double confidence = section.share("confidence", Range.open(0.5, 1)).orElse(0.95);
    boolean strict = section.flag("strict").orElse(false);
    Optional<Limit> limit = metric.flatMap(this::limit);
    if (metric.isEmpty() || limit.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new GatePlan(
            metric.get(),
            dataset,
            classes,
            slices,
            conditions,
            versus,
            limit.get(),
            confidence,
            strict));
  }

  private Selector selector(String key, String whole) {
    Optional<String> text = section.text(key);
    if (text.isEmpty() || text.get().equals(whole)) {
      return new Selector.Whole();
    }
    return text.get().equals(EACH) ? new Selector.Each() : new Selector.Named(text.get());
  }

  private SliceSelector slices() {
    Optional<YamlNode> node = section.node("slice");
    if (node.isEmpty()) {
      return new SliceSelector.Whole();
    }
    if (node.get() instanceof Mapping) {
      Section tags =
          Section.ofNames(node.get(), section.path("slice"), section.problems()).orElseThrow();
      TreeMap<String, String> values = new TreeMap<>();
      for (String tag : tags.entries().keySet()) {
        tags.text(tag).ifPresent(value -> values.put(tag, value));
      }
      if (tags.entries().isEmpty()) {
        section.problem("slice", "must name a tag and its value, got none", "{shift: night}");
      }
      return new SliceSelector.Tagged(values);
    }
    Optional<String> text = section.text("slice");
    if (text.isPresent() && !text.get().equals(EACH)) {
      section.problem(
          "slice",
          "must be each, or a tag and its value, got '%s'".formatted(text.get()),
          "each or {shift: night}");
    }
    return new SliceSelector.Each();
  }

  private Optional<Limit> limit(Metric metric) {
    String fitting = metric.better() == Metric.Better.LOWER ? "at_most" : "at_least";
    String other = fitting.equals("at_most") ? "at_least" : "at_most";
    String example = fitting + ": " + exampleOf(metric, section.has("versus"));
    if (section.has("at_most") && section.has("at_least")) {
      section.problem(other, "a gate must have one limit, got at_most and at_least", example);
      return Optional.empty();
    }
    if (section.has(other)) {
      String rule = fitting.equals("at_most") ? "less is better" : "more is better";
      section.problem(
          other, "of %s must read %s, because %s".formatted(metric.key(), fitting, rule), example);
      return Optional.empty();
    }
    if (!section.has(fitting)) {
      section.problems().add(section.path(), section.line(), "a gate must have a limit", example);
      return Optional.empty();
    }
    Direction direction = fitting.equals("at_most") ? Direction.AT_MOST : Direction.AT_LEAST;
    return section
        .text(fitting)
        .flatMap(
            text -> value(metric, fitting, text).map(value -> new Limit(direction, value, text)));
  }

  private static String exampleOf(Metric metric, boolean gap) {
    return switch (metric.unit()) {
      case COUNT -> "0.5";
      case MILLISECONDS -> "80 ms";
      case SHARE -> gap ? "3 pp" : metric.better() == Metric.Better.LOWER ? "5 %" : "95 %";
    };
  }

  private Optional<Double> value(Metric metric, String key, String text) {
    return switch (metric.unit()) {
      case COUNT -> section.number(key, Range.atLeast(0));
      case MILLISECONDS -> section.duration(key, false).map(time -> time.toNanos() / 1e6);
      case SHARE -> section.has("versus") ? gap(key, text) : share(key, text);
    };
  }

  private Optional<Double> share(String key, String text) {
    if (unitOf(text).equals("pp")) {
      section.problem(
          key,
          "percentage points are for gates with versus, got '%s'".formatted(text),
          text.replace("pp", "%"));
      return Optional.empty();
    }
    return section.share(key, Range.closed(0, 1));
  }

  /** A difference of shares in percentage points; percent could be read as relative. */
  private Optional<Double> gap(String key, String text) {
    Optional<Double> gap =
        Quantities.parse(text)
            .filter(quantity -> quantity.unit().equals("pp"))
            .map(Quantities.Quantity::percent)
            .filter(Range.closed(-1, 1)::contains);
    if (gap.isEmpty()) {
      section.problem(
          key,
          "of a gate with versus must be in percentage points, in [-100 pp, 100 pp], got '%s'"
              .formatted(text),
          unitOf(text).equals("%") ? text.replace("%", "pp") : "3 pp");
    }
    return gap;
  }

  private static String unitOf(String text) {
    return Quantities.parse(text).map(Quantities.Quantity::unit).orElse("");
  }
}

package org.cvready.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cvready.metric.Scope;
import org.cvready.plan.DatasetPlan.Role;
import org.cvready.plan.DatasetPlan.Sampling;
import org.cvready.plan.LineSpeedPlan;
import org.cvready.plan.Plan;
import org.cvready.plan.ProductionPlan;
import org.cvready.study.production.LineForecast;
import org.cvready.study.production.LineUnit;
import org.cvready.study.production.ProductionLine;
import org.cvready.study.production.ProductionLine.ErrorCost;
import org.cvready.study.production.ProductionOutlook;
import org.cvready.study.production.ProductionQuestion;
import org.cvready.study.production.ProductionStudy;

/** Asks what the rates of each site, and of the benchmark for contrast, mean for the line. */
final class ProductionEvidence {
  private final SeenRun seen;
  private final ProductionLine line;

  private ProductionEvidence(SeenRun seen, ProductionLine line) {
    this.seen = seen;
    this.line = line;
  }

  /** An outlook for each site, then for each benchmark; none where the plan states no line. */
  static List<ProductionOutlook> of(Plan plan, SeenRun seen) {
    return line(plan).map(line -> new ProductionEvidence(seen, line).outlooks()).orElse(List.of());
  }

  /** What the plan states about its line; the volume may stand with the line speed. */
  static Optional<ProductionLine> line(Plan plan) {
    return plan.production()
        .map(
            stated ->
                new ProductionLine(
                    stated.unitsPerMinute().isPresent()
                        ? stated.unitsPerMinute()
                        : plan.lineSpeed().stream()
                            .mapToDouble(LineSpeedPlan::unitsPerMinute)
                            .findFirst(),
                    stated.hoursPerShift(),
                    stated.hoursPerMonth(),
                    stated.defectRate(),
                    stated.cost().map(ProductionEvidence::cost)));
  }

  private static ErrorCost cost(ProductionPlan.Cost cost) {
    return new ErrorCost(cost.falseReject(), cost.escape(), cost.review(), cost.currency());
  }

  /** The labelled on-site sets by their site, in the order of the plan. */
  static Map<String, List<SeenSet>> sites(SeenRun seen) {
    return labelled(seen, Role.ON_SITE);
  }

  private static Map<String, List<SeenSet>> labelled(SeenRun seen, Role role) {
    Map<String, List<SeenSet>> sites = new LinkedHashMap<>();
    for (SeenSet set : seen.sets()) {
      if (set.plan().role() == role && set.pass().data().isLabelled()) {
        sites.computeIfAbsent(set.plan().site(), site -> new ArrayList<>()).add(set);
      }
    }
    return sites;
  }

  /** Names of the line's defect rates by class index, in the order of the rates. */
  static Map<Integer, String> classes(SeenRun seen, ProductionLine line) {
    Map<Integer, String> classes = new LinkedHashMap<>();
    line.defectRate().keySet().forEach(name -> classes.put(seen.classes().indexOf(name), name));
    return classes;
  }

  private List<ProductionOutlook> outlooks() {
    List<ProductionOutlook> benchmarks =
        labelled(seen, Role.BENCHMARK).entrySet().stream()
            .map(entry -> outlook(entry.getKey(), entry.getValue(), Optional.empty()))
            .toList();
    Optional<LineForecast> benchmark =
        benchmarks.stream().flatMap(outlook -> outlook.perUnit().stream()).findFirst();
    List<ProductionOutlook> outlooks = new ArrayList<>();
    sites(seen).forEach((site, sets) -> outlooks.add(outlook(site, sets, benchmark)));
    outlooks.addAll(benchmarks);
    return outlooks;
  }

  private ProductionOutlook outlook(
      String site, List<SeenSet> sets, Optional<LineForecast> benchmark) {
    List<LineUnit> units = units(sets);
    SortedSet<String> unstated = new TreeSet<>();
    units.forEach(unit -> unit.classes().forEach(index -> unstated.add(seen.classes().get(index))));
    unstated.removeAll(line.defectRate().keySet());
    return ProductionStudy.of(
        new ProductionQuestion(
            site,
            sets.get(0).plan().role() == Role.BENCHMARK,
            sets.stream().map(set -> set.plan().name()).toList(),
            units,
            units(sets.stream().filter(ProductionEvidence::isNatural).toList()),
            line,
            classes(seen, line),
            unstated,
            benchmark));
  }

  private static boolean isNatural(SeenSet set) {
    return set.plan().sampling() == Sampling.NATURAL;
  }

  /** The units of several sets, kept apart where their images have the same names. */
  static List<LineUnit> units(List<SeenSet> sets) {
    return units(sets, SeenSet::outcomes);
  }

  /** The same from other outcomes of the same images. */
  static List<LineUnit> units(List<SeenSet> sets, SeenRun.Outcomes outcomes) {
    List<LineUnit> units = new ArrayList<>();
    for (SeenSet set : sets) {
      // Sets that are clustered by one tag share its values: a day, a coil.
      String pool = set.plan().clusterBy().map(tag -> "by " + tag).orElse(set.plan().name());
      LineUnit.of(outcomes.of(set, Scope.CLEAN, new TreeMap<>()))
          .forEach(unit -> units.add(unit.in(pool)));
    }
    return units;
  }
}

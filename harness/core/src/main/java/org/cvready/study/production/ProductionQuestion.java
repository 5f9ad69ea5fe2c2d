package org.cvready.study.production;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is asked of one site.
 *
 * @param site name of the site, or of the benchmark
 * @param isBenchmark whether it is the benchmark, which stands for no line
 * @param datasets sets that were pooled
 * @param units of all of them
 * @param natural those of them that came as the line made them
 * @param line what its owner states
 * @param classes names of the line's defect rates by class index, in the order of the rates
 * @param unstated classes that the units show and that have no defect rate
 * @param benchmark what the benchmark's rates foretell for the same line; empty on the benchmark
 */
public record ProductionQuestion(
    String site,
    boolean isBenchmark,
    List<String> datasets,
    List<LineUnit> units,
    List<LineUnit> natural,
    ProductionLine line,
    Map<Integer, String> classes,
    SortedSet<String> unstated,
    Optional<LineForecast> benchmark) {
  /** Copies the collections. */
  public ProductionQuestion {
    datasets = List.copyOf(datasets);
    units = List.copyOf(units);
    natural = List.copyOf(natural);
    classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
    unstated = Collections.unmodifiableSortedSet(new TreeSet<>(unstated));
    if (!List.copyOf(classes.values()).equals(List.copyOf(line.defectRate().keySet()))) {
      throw new IllegalArgumentException(
          "classes must be those of the defect rates in their order, got %s for %s"
              .formatted(classes.values(), line.defectRate().keySet()));
    }
  }
}

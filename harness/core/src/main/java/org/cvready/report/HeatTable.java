package org.cvready.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cvready.certificate.Certificate;
import org.cvready.metric.Figures;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Miss rates of one set, a row a class and a column a condition.
 *
 * @param dataset the set
 * @param conditions the columns
 * @param rows the rows, as long as there are columns
 */
record HeatTable(String dataset, List<String> conditions, List<Row> rows) {
  /** Shares from which a cell gets its next darker shade. */
  private static final double[] SHADES = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5};

  /**
   * One class.
   *
   * @param className the class
   * @param cells by condition
   */
  record Row(String className, List<Cell> cells) {}

  /**
   * One figure.
   *
   * @param text the rate
   * @param counts what it stands on
   * @param shade from 0, light, to 6, dark
   */
  record Cell(String text, String counts, int shade) {}

  /**
   * A table for every set that was looked at under some condition besides the images as they are.
   */
  static List<HeatTable> of(Certificate certificate) {
    Map<String, Map<String, Map<String, Measurement>>> sets = new LinkedHashMap<>();
    for (Measurement m : certificate.measurements()) {
      Scope scope = m.scope();
      boolean wanted = m.metric() == Metric.FN_RATE && scope.slice().isEmpty();
      if (wanted && scope.versus().isEmpty() && scope.className().isPresent()) {
        sets.computeIfAbsent(scope.dataset(), key -> new LinkedHashMap<>())
            .computeIfAbsent(scope.className().get(), key -> new LinkedHashMap<>())
            .put(scope.condition(), m);
      }
    }
    List<HeatTable> tables = new ArrayList<>();
    sets.forEach((dataset, rows) -> tables.add(of(dataset, rows)));
    return tables.stream().filter(table -> table.conditions.size() > 1).toList();
  }

  private static HeatTable of(String dataset, Map<String, Map<String, Measurement>> byClass) {
    Set<String> conditions = new LinkedHashSet<>();
    byClass.values().forEach(row -> conditions.addAll(row.keySet()));
    List<Row> rows = new ArrayList<>();
    byClass.forEach(
        (name, row) ->
            rows.add(new Row(name, conditions.stream().map(id -> cell(row.get(id))).toList())));
    return new HeatTable(dataset, List.copyOf(conditions), rows);
  }

  private static Cell cell(@Nullable Measurement measurement) {
    if (measurement == null || measurement.value().isEmpty()) {
      return new Cell("–", Figures.NONE, 0);
    }
    double rate = measurement.value().getAsDouble();
    int shade = 0;
    while (shade < SHADES.length && rate >= SHADES[shade]) {
      shade++;
    }
    return new Cell(Figures.value(measurement), Figures.counts(measurement), shade);
  }
}

package org.cvready.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Dossier;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.cvready.report.HeatTable.Cell;
import org.cvready.report.HeatTable.Row;
import org.cvready.study.heat.MissCount;
import org.cvready.study.heat.MissMap;
import org.jspecify.annotations.Nullable;

/** Makes the tables of misses of a page, a set each. */
final class HeatTables {
  private static final String ALL = "all";

  private HeatTables() {}

  /**
   * From the evidence; a certificate without any still gives a table of classes and conditions for
   * each set that was looked at under some.
   */
  static List<HeatTable> of(Dossier dossier) {
    if (dossier.evidence().missMaps().isEmpty()) {
      return ofMeasurements(dossier.certificate());
    }
    return dossier.evidence().missMaps().stream()
        .map(map -> map.conditions().size() > 1 ? byCondition(map) : bySlice(map))
        .toList();
  }

  private static HeatTable byCondition(MissMap map) {
    List<Row> rows = new ArrayList<>();
    for (MissMap.Row row : map.rows()) {
      boolean detail = !row.slice().isEmpty();
      rows.add(
          new Row(
              detail ? words(row.slice()) : row.className(),
              detail,
              row.cells().stream().map(HeatTables::cell).toList()));
    }
    return new HeatTable(map.dataset(), "class", map.conditions(), rows, map.findings());
  }

  private static HeatTable bySlice(MissMap map) {
    Map<String, Map<String, MissCount>> byClass = new LinkedHashMap<>();
    Set<String> columns = new LinkedHashSet<>(List.of(ALL));
    for (MissMap.Row row : map.rows()) {
      String column = row.slice().isEmpty() ? ALL : words(row.slice());
      columns.add(column);
      byClass
          .computeIfAbsent(row.className(), key -> new LinkedHashMap<>())
          .put(column, row.cells().get(0));
    }
    List<Row> rows = new ArrayList<>();
    byClass.forEach(
        (name, cells) ->
            rows.add(
                new Row(
                    name,
                    false,
                    columns.stream().map(column -> cell(cells.get(column))).toList())));
    return new HeatTable(map.dataset(), "class", List.copyOf(columns), rows, map.findings());
  }

  private static Cell cell(@Nullable MissCount count) {
    return count == null || count.objects() == 0 ? Cell.NONE : Cell.of(count);
  }

  private static String words(SortedMap<String, String> slice) {
    return slice.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private static List<HeatTable> ofMeasurements(Certificate certificate) {
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
    return tables.stream().filter(table -> table.columns().size() > 1).toList();
  }

  private static HeatTable of(String dataset, Map<String, Map<String, Measurement>> byClass) {
    Set<String> conditions = new LinkedHashSet<>();
    byClass.values().forEach(row -> conditions.addAll(row.keySet()));
    List<Row> rows = new ArrayList<>();
    byClass.forEach(
        (name, row) ->
            rows.add(
                new Row(
                    name, false, conditions.stream().map(id -> measured(row.get(id))).toList())));
    return new HeatTable(dataset, "class", List.copyOf(conditions), rows, List.of());
  }

  private static Cell measured(@Nullable Measurement measurement) {
    return measurement == null ? Cell.NONE : Cell.of(measurement.events(), measurement.trials());
  }
}

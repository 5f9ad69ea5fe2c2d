package org.cvready.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.metric.Figures;
import org.cvready.metric.Scope;
import org.cvready.study.heat.MissCount;
import org.cvready.study.heat.MissMap;
import org.cvready.study.heat.MissMap.Row;

/** Counts misses by class, slice and condition, for each set that has slices or conditions. */
final class MissMapEvidence {
  /** Rows of slices that a table holds; with eighty classes most would say nothing. */
  private static final int MOST_SLICE_ROWS = 120;

  private final SeenRun run;

  private MissMapEvidence(SeenRun run) {
    this.run = run;
  }

  static List<MissMap> of(SeenRun run) {
    return run.sets().stream()
        .filter(set -> set.pass().data().isLabelled())
        .filter(set -> !set.conditions().isEmpty() || !set.sliceTags().isEmpty())
        .map(new MissMapEvidence(run)::of)
        .filter(map -> !map.rows().isEmpty())
        .toList();
  }

  private MissMap of(SeenSet set) {
    List<String> conditions = new ArrayList<>(List.of(Scope.CLEAN));
    conditions.addAll(set.conditions());
    List<Row> classes = new ArrayList<>();
    for (int c = 0; c < run.classes().size(); c++) {
      Row row = row(set, conditions, c, new TreeMap<>());
      if (row.cells().get(0).objects() > 0) {
        classes.add(row);
      }
    }
    List<SortedMap<String, String>> slices =
        run.slices(set.plan().name()).stream()
            .filter(slice -> !set.outcomes(Scope.CLEAN, slice).isEmpty())
            .toList();
    List<Row> detailed = detailed(classes, slices.size());
    List<Row> rows = new ArrayList<>();
    for (Row row : classes) {
      rows.add(row);
      if (detailed.contains(row)) {
        int classIndex = run.classes().indexOf(row.className());
        slices.forEach(slice -> rows.add(row(set, conditions, classIndex, slice)));
      }
    }
    return new MissMap(
        set.plan().name(), conditions, rows, findings(classes.size(), detailed.size()));
  }

  /** The classes whose slices are shown: those missed most, where there is no room for all. */
  private static List<Row> detailed(List<Row> classes, int slices) {
    int most = slices == 0 ? 0 : Math.max(1, MOST_SLICE_ROWS / slices);
    return classes.stream()
        .sorted(Comparator.comparingLong((Row row) -> -row.cells().get(0).misses()))
        .limit(most)
        .toList();
  }

  private static List<String> findings(int classes, int detailed) {
    return detailed == 0 || detailed == classes
        ? List.of()
        : List.of(
            "Slices are shown of the %s most missed of %s classes."
                .formatted(Figures.count(detailed), Figures.count(classes)));
  }

  private Row row(
      SeenSet set, List<String> conditions, int classIndex, SortedMap<String, String> slice) {
    return new Row(
        run.classes().get(classIndex),
        slice,
        conditions.stream()
            .map(condition -> MissCount.of(set.outcomes(condition, slice), classIndex))
            .toList());
  }
}

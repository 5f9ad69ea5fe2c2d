package org.cvready.study.heat;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Misses on one set by class, slice and condition.
 *
 * @param dataset the set
 * @param conditions the columns, the images as they are first
 * @param rows a class each, then its slices
 * @param findings what a reader must know besides, in words; often empty
 */
public record MissMap(
    String dataset, List<String> conditions, List<Row> rows, List<String> findings) {
  /** Copies the lists and checks their lengths. */
  public MissMap {
    conditions = List.copyOf(conditions);
    rows = List.copyOf(rows);
    findings = List.copyOf(findings);
    for (Row row : rows) {
      if (row.cells().size() != conditions.size()) {
        throw new IllegalArgumentException(
            "every row must have %d cells, got %d"
                .formatted(conditions.size(), row.cells().size()));
      }
    }
  }

  /**
   * One class, or one slice of it.
   *
   * @param className the class
   * @param slice tag and value; empty for all images
   * @param cells by condition
   */
  public record Row(String className, SortedMap<String, String> slice, List<MissCount> cells) {
    /** Copies the collections. */
    public Row {
      slice = Collections.unmodifiableSortedMap(new TreeMap<>(slice));
      cells = List.copyOf(cells);
    }
  }
}

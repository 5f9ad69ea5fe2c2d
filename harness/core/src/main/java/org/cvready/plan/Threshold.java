package org.cvready.plan;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A score for every class: one for all, some by name, or both.
 *
 * @param common for classes that {@code byClass} does not name
 * @param byClass by class name
 */
public record Threshold(OptionalDouble common, SortedMap<String, Double> byClass) {
  /** Copies the map. */
  public Threshold {
    byClass = Collections.unmodifiableSortedMap(new TreeMap<>(byClass));
  }

  /** The same score for every class. */
  public static Threshold all(double score) {
    return new Threshold(OptionalDouble.of(score), new TreeMap<>());
  }

  /** Scores by class name. */
  public static Threshold of(Map<String, Double> byClass) {
    return new Threshold(OptionalDouble.empty(), new TreeMap<>(byClass));
  }

  /** The score of one class, empty where the plan gives none. */
  public OptionalDouble of(String className) {
    Double own = byClass.get(className);
    return own == null ? common : OptionalDouble.of(own);
  }
}

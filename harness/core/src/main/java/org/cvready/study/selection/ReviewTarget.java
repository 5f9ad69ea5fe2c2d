package org.cvready.study.selection;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.metric.Measurement;

/**
 * The review that brings escapes down to a target: where the band must begin, chosen on one half of
 * a set, and what it then costs on the other.
 *
 * @param target share of defective units that pass, in (0, 1)
 * @param everything whether every unit that is not rejected must be looked at, because some defects
 *     are not detected at any score
 * @param reviewFrom review score of each class, in [0, operating score]; empty where {@code
 *     everything}
 * @param escapeWhenChosen on the half where it was chosen, optimistic
 * @param escape on the other half
 * @param reviewLoad on the other half
 */
public record ReviewTarget(
    double target,
    boolean everything,
    SortedMap<String, Double> reviewFrom,
    Measurement escapeWhenChosen,
    Measurement escape,
    Measurement reviewLoad) {
  /** Copies the scores. */
  public ReviewTarget {
    reviewFrom = Collections.unmodifiableSortedMap(new TreeMap<>(reviewFrom));
  }

  /** What the other half says of the target, in words. */
  public String answer() {
    if (escape.value().isEmpty()) {
      return "unknown";
    }
    if (escape.interval().undecided().isEmpty() && escape.interval().upper() <= target) {
      return "reached";
    }
    return escape.interval().undecided().isEmpty() && escape.interval().lower() > target
        ? "missed"
        : "open";
  }
}

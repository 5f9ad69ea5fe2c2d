package org.cvready.plan;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.metric.Metric;

/**
 * One limit that the user sets.
 *
 * @param metric what is limited
 * @param dataset the set; empty for latency
 * @param classes which classes
 * @param slices which slices
 * @param conditions which conditions
 * @param versus the set to compare with, where the limit is on a gap
 * @param limit the limit
 * @param confidence of the one-sided bound, in (0.5, 1)
 * @param strict true for the interval that also holds where whole images are missed
 */
public record GatePlan(
    Metric metric,
    Optional<String> dataset,
    Selector classes,
    SliceSelector slices,
    Selector conditions,
    Optional<String> versus,
    Limit limit,
    double confidence,
    boolean strict) {

  /** Everything together, each alone, or one by name. */
  public sealed interface Selector {
    /** All classes together, or the clean images alone. */
    record Whole() implements Selector {}

    /** Each on its own. */
    record Each() implements Selector {}

    /** One by name or condition id. */
    record Named(String name) implements Selector {}
  }

  /** The whole set, each of its slices, or one. */
  public sealed interface SliceSelector {
    /** The whole set. */
    record Whole() implements SliceSelector {}

    /** Every value of every tag in {@code slice_by}, and those of {@code expects}. */
    record Each() implements SliceSelector {}

    /** Images with all of these tags. */
    record Tagged(SortedMap<String, String> tags) implements SliceSelector {
      /** Copies the tags. */
      public Tagged {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
      }
    }
  }

  /**
   * The bound that the true value must keep.
   *
   * @param direction on which side
   * @param value in the metric's unit: a share, a count or milliseconds
   * @param text as the plan wrote it: {@code 5 %}, {@code 3 pp}, {@code 80 ms}
   */
  public record Limit(Direction direction, double value, String text) {}

  /** On which side of the limit the true value must lie. */
  public enum Direction {
    /** At or below. */
    AT_MOST,
    /** At or above. */
    AT_LEAST
  }
}

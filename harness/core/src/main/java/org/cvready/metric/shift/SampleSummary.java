package org.cvready.metric.shift;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Where a sample lies and how far it spreads, in the unit of its quantity.
 *
 * <p>Percentiles of latencies are {@code org.cvready.metric.interval.NearestRank}'s, which are
 * values that occurred; quantiles here lie between values.
 */
public final class SampleSummary {
  private final double[] sorted;

  /** Takes finite values in ascending order. */
  SampleSummary(double[] sorted) {
    this.sorted = sorted;
  }

  /**
   * The summary of a sample.
   *
   * @param values finite, in any order; may be none
   */
  public static SampleSummary of(double... values) {
    return new SampleSummary(Samples.sorted("values", values));
  }

  /** How many values there are. */
  public int count() {
    return sorted.length;
  }

  /** The mean; empty without values. */
  public OptionalDouble mean() {
    return Arrays.stream(sorted).average();
  }

  /** The sample's standard deviation, with n - 1 below; empty with fewer than two values. */
  public OptionalDouble deviation() {
    if (sorted.length < 2) {
      return OptionalDouble.empty();
    }
    double mean = mean().orElseThrow();
    double squares = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum();
    return OptionalDouble.of(Math.sqrt(squares / (sorted.length - 1.0)));
  }

  /** The median distance from the median, not scaled; empty without values. */
  public OptionalDouble medianDeviation() {
    if (sorted.length == 0) {
      return OptionalDouble.empty();
    }
    double median = quantile(0.5).orElseThrow();
    return of(Arrays.stream(sorted).map(x -> Math.abs(x - median)).toArray()).quantile(0.5);
  }

  /**
   * The quantile that lies linearly between the values beside it (method 7 of R. J. Hyndman and Y.
   * Fan, The American Statistician 50 (1996), 361-365); empty without values.
   *
   * @param share of the sample below it, in [0, 1]
   */
  public OptionalDouble quantile(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share must be in [0, 1], got " + share);
    }
    if (sorted.length == 0) {
      return OptionalDouble.empty();
    }
    double position = (sorted.length - 1) * share;
    int index = (int) position;
    double low = sorted[index];
    double high = sorted[Math.min(index + 1, sorted.length - 1)];
    double part = position - index;
    // From the nearer end, so that a quantile that is a value of the sample comes out as that
    // value.
    return OptionalDouble.of(
        part < 0.5 ? low + (high - low) * part : high - (high - low) * (1 - part));
  }
}

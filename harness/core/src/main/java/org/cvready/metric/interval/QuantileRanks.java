package org.cvready.metric.interval;

import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Which of the sorted values of an independent sample bound a quantile, whatever its distribution.
 *
 * <p>Source: the binomial argument of W. J. Conover, "Practical Nonparametric Statistics", 3rd ed.
 * (1999), section 3.2. Frames of one recording are not independent: use {@link BlockBound} there.
 *
 * @param lower rank of the lower bound, counted from 1; empty where the sample is too small for one
 * @param upper rank of the upper bound, counted from 1; empty where the sample is too small for one
 * @param coverage probability that the quantile lies between the two, in [0, 1]
 */
public record QuantileRanks(OptionalLong lower, OptionalLong upper, double coverage) {

  /**
   * Ranks of two one-sided bounds.
   *
   * @param count size of the sample, not negative
   * @param quantile in the open interval (0, 1)
   * @param level confidence of each bound, in the open interval (0, 1)
   */
  public static QuantileRanks oneSided(int count, double quantile, double level) {
    return of(count, quantile, 1 - Interval.requireLevel(level), level);
  }

  /** Ranks of the interval that holds the quantile with probability {@code confidence}. */
  public static QuantileRanks twoSided(int count, double quantile, double confidence) {
    double tail = (1 - Interval.requireLevel(confidence)) / 2;
    return of(count, quantile, tail, 1 - tail);
  }

  private static QuantileRanks of(int count, double quantile, double below, double above) {
    if (count < 0) {
      throw new IllegalArgumentException("count must not be negative, got " + count);
    }
    if (!(quantile > 0 && quantile < 1)) {
      throw new IllegalArgumentException(
          "quantile must be in the open interval (0, 1), got " + quantile);
    }
    BinomialDistribution atOrBelow = BinomialDistribution.of(count, quantile);
    int low = firstReaching(atOrBelow, below, false);
    int high = firstReaching(atOrBelow, above, true) + 1;
    OptionalLong lower = low >= 1 ? OptionalLong.of(low) : OptionalLong.empty();
    OptionalLong upper = high <= count ? OptionalLong.of(high) : OptionalLong.empty();
    double up = upper.isPresent() ? atOrBelow.cumulativeProbability(high - 1) : 1;
    double down = lower.isPresent() ? atOrBelow.cumulativeProbability(low - 1) : 0;
    return new QuantileRanks(lower, upper, up - down);
  }

  /** The first number of values whose probability is at least, or above, the target. */
  private static int firstReaching(
      BinomialDistribution distribution, double target, boolean orEqual) {
    int low = 0;
    int high = distribution.getNumberOfTrials();
    while (low < high) {
      int middle = (low + high) >>> 1;
      double probability = distribution.cumulativeProbability(middle);
      if (orEqual ? probability >= target : probability > target) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}

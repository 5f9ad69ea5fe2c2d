package org.cvready.metric.paired;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * McNemar's test: whether two models are right equally often on the same images, from the images
 * where one alone is right.
 *
 * <p>Sources: Q. McNemar, Psychometrika 12 (1947), 153-157; A. L. Edwards, Psychometrika 13 (1948),
 * 185-187 (continuity); the mid-p value after H. O. Lancaster, Journal of the American Statistical
 * Association 56 (1961), 223-234.
 *
 * @param firstOnly images where the first alone is right, in [0, 2^30)
 * @param secondOnly images where the second alone is right, in [0, 2^30)
 */
public record McNemar(long firstOnly, long secondOnly) {
  private static final long MOST = (1L << 30) - 1;

  public McNemar {
    if (!(firstOnly >= 0 && firstOnly <= MOST && secondOnly >= 0 && secondOnly <= MOST)) {
      throw new IllegalArgumentException(
          "discordant images must be in [0, 2^30), got %d and %d".formatted(firstOnly, secondOnly));
    }
  }

  /** The exact two-sided p-value, in (0, 1]; 1 where the two never differ. */
  public double exactP() {
    if (discordant() == 0) {
      return 1;
    }
    return Math.min(1, 2 * coin().cumulativeProbability((int) Math.min(firstOnly, secondOnly)));
  }

  /**
   * The exact p-value less the chance of just this outcome, in [0, 1]: closer to its nominal level
   * than {@link #exactP()}, without its guarantee.
   */
  public double midP() {
    if (discordant() == 0) {
      return 1;
    }
    return Math.max(0, exactP() - coin().probability((int) Math.min(firstOnly, secondOnly)));
  }

  /** (first - second)^2 / (first + second); empty where the two never differ. */
  public OptionalDouble chiSquare() {
    return statistic(0);
  }

  /** Edwards' statistic, its difference drawn by 1 towards 0; empty where the two never differ. */
  public OptionalDouble chiSquareCorrected() {
    return statistic(1);
  }

  /** The upper tail of the chi-square distribution with one degree of freedom, in [0, 1]. */
  public static double pOf(double chiSquare) {
    if (!(chiSquare >= 0)) {
      throw new IllegalArgumentException("chiSquare must be at least 0, got " + chiSquare);
    }
    return ChiSquaredDistribution.of(1).survivalProbability(chiSquare);
  }

  private OptionalDouble statistic(int drawn) {
    if (discordant() == 0) {
      return OptionalDouble.empty();
    }
    double difference = Math.max(0, Math.abs(firstOnly - secondOnly) - drawn);
    return OptionalDouble.of(difference * difference / discordant());
  }

  private long discordant() {
    return firstOnly + secondOnly;
  }

  private BinomialDistribution coin() {
    return BinomialDistribution.of(Math.toIntExact(discordant()), 0.5);
  }
}

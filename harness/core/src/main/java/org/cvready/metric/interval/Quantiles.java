package org.cvready.metric.interval;

import java.util.function.DoublePredicate;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Quantiles to full double precision.
 *
 * <p>The library's own inverses of the beta and gamma distribution stop at an absolute error of
 * 1e-9, which is a large part of a small failure rate. Here its cumulative probabilities, which are
 * exact to some 1e-14, are inverted by bisection over the representable numbers.
 */
final class Quantiles {
  /** Above this a quantile of these distributions is not asked for. */
  private static final double LARGEST = 1e300;

  private Quantiles() {}

  /** The smallest x in [0, 1] with a cumulative beta probability of at least {@code p}. */
  static double beta(double p, double alpha, double beta) {
    BetaDistribution distribution = BetaDistribution.of(alpha, beta);
    return smallest(x -> distribution.cumulativeProbability(x) >= p, 1);
  }

  /**
   * The quantile of the gamma distribution with a given mean and variance.
   *
   * @param p probability, in (0, 1)
   * @param mean mean, positive
   * @param variance variance, positive
   */
  static double gamma(double p, double mean, double variance) {
    GammaDistribution distribution = GammaDistribution.of(mean * mean / variance, variance / mean);
    return smallest(x -> distribution.cumulativeProbability(x) >= p, LARGEST);
  }

  /** The quantile of Student's t; {@code p} in [0.5, 1), degrees of freedom positive. */
  static double student(double p, double degreesOfFreedom) {
    TDistribution distribution = TDistribution.of(degreesOfFreedom);
    return smallest(x -> distribution.survivalProbability(x) <= 1 - p, LARGEST);
  }

  /** The quantile of the standard normal distribution; {@code p} in [0.5, 1). */
  static double normal(double p) {
    NormalDistribution distribution = NormalDistribution.of(0, 1);
    return smallest(x -> distribution.survivalProbability(x) <= 1 - p, LARGEST);
  }

  /** The smallest double in [0, largest] that holds, where all above it hold too. */
  private static double smallest(DoublePredicate holds, double largest) {
    // Non-negative doubles are ordered as their bits are, so 63 steps reach the last digit.
    long low = 0;
    long high = Double.doubleToRawLongBits(largest);
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (holds.test(Double.longBitsToDouble(middle))) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return Double.longBitsToDouble(low);
  }
}

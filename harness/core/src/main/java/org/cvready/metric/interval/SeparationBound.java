package org.cvready.metric.interval;

import java.util.function.DoublePredicate;

/**
 * Bounds on the chance that a value of one group exceeds one of another, ties counting half: the
 * area under a ROC curve.
 *
 * <p>No single method held in small groups, so each bound is the farther one of three:
 *
 * <ul>
 *   <li>what the observed area is within {@code t} standard errors of, with the standard error of
 *       J. A. Hanley and B. J. McNeil (Radiology 143 (1982), 29-36) at the bound itself, as in
 *       method 5 of R. G. Newcombe (Statistics in Medicine 25 (2006), 559-573): a perfect
 *       separation leaves a bound below 1;
 *   <li>{@code t} standard errors on the logit scale, with the variance of E. R. DeLong, D. M.
 *       DeLong and D. L. Clarke-Pearson (Biometrics 44 (1988), 837-845), which sees unequal
 *       spreads;
 *   <li>the gamma bound of {@link ClusterGamma} on that variance, with one more member of the
 *       smaller group on the wrong side of half of the other, for outliers that have not been seen.
 * </ul>
 *
 * <p>{@code t} has the degrees of freedom of the smaller group. Approximate; members are taken as
 * independent. Simulated with normal values in groups of 20 to 1,000, areas of 0.8 to 0.99 and
 * spreads in ratios of 1/3 to 3, 1,000 times each at level 0.95: a lower bound lay above the truth
 * in at most 5.7 % of sets, an upper bound below it in at most 2.9 %. Below {@value #FEWEST}
 * members of either group there is no verdict.
 *
 * @param area observed area, in [0, 1]
 * @param variance variance of the observed area by placements, not negative
 * @param first members of the first group
 * @param second members of the second group
 */
public record SeparationBound(double area, double variance, long first, long second) {
  static final int FEWEST = 20;
  private static final String METHOD = "Newcombe 5, DeLong, gamma";
  private static final double UNSEEN = 0.5;

  /** Halvings that use up the digits of a double. */
  private static final int HALVINGS = 60;

  /** Checks the ranges. */
  public SeparationBound {
    if (!(area >= 0 && area <= 1 && variance >= 0 && first >= 0 && second >= 0)) {
      throw new IllegalArgumentException(
          "area must be in [0, 1], variance and sizes not negative, got %s, %s, %d, %d"
              .formatted(area, variance, first, second));
    }
  }

  /** No bounds for lack of members. */
  public static Interval unknown(long first, long second, double level) {
    return Interval.unknownRate(
        level,
        METHOD,
        "fewer than %d images on one side: %d with it, %d without"
            .formatted(FEWEST, first, second));
  }

  /**
   * The one-sided bounds.
   *
   * @param level confidence of each bound, in the open interval (0.5, 1)
   */
  public Interval at(double level) {
    ClusterGamma.requireUpperLevel(level);
    long fewer = Math.min(first, second);
    if (fewer < FEWEST) {
      return unknown(first, second, level);
    }
    double t = Quantiles.student(level, fewer - 1.0);
    DoublePredicate near = theta -> Math.abs(area - theta) <= t * Math.sqrt(assumed(theta));
    double lower = edge(0, near);
    double upper = edge(1, near);
    if (area > 0 && area < 1) {
      double centre = Math.log(area) - Math.log1p(-area);
      double half = t * Math.sqrt(variance) / (area * (1 - area));
      lower = Math.min(lower, 1 / (1 + Math.exp(half - centre)));
      upper = Math.max(upper, 1 / (1 + Math.exp(-centre - half)));
    }
    double ratio = t / Quantiles.normal(level);
    double step = UNSEEN / fewer;
    double widened = variance * ratio * ratio + step * step;
    lower = Math.min(lower, 1 - Quantiles.gamma(level, 1 - area + step, widened));
    upper = Math.max(upper, Quantiles.gamma(level, area + step, widened));
    return Interval.of(Math.max(0, lower), Math.min(1, upper), level, METHOD);
  }

  private double assumed(double theta) {
    double half = (first + second) / 2.0 - 1;
    double shape = 1 + half * (1 - theta) / (2 - theta) + half * theta / (1 + theta);
    return theta * (1 - theta) * shape / ((double) first * second);
  }

  /** The last value that holds on the way from the observed area, which holds, to the end. */
  private double edge(double end, DoublePredicate holds) {
    if (holds.test(end)) {
      return end;
    }
    double inside = area;
    double outside = end;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (inside + outside) / 2;
      if (holds.test(middle)) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return outside;
  }
}

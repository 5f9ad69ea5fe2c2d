package org.cvready.metric.interval;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Bounds on a sum of absolute values, in [0, 1], whose terms were measured with errors: such as an
 * error of calibration, which sums |mean score - precision| over bins.
 *
 * <p>Where a true term is 0, what was measured lies above it in any case: the sum is biased upward,
 * resamples of the sum are so a second time, and no interval made of their quantiles or their
 * spread holds (L. Duembgen, "On nondifferentiable functions and the bootstrap", Probability Theory
 * and Related Fields 95 (1993), 125-140; for calibration J. Broecker, "Estimating reliability and
 * resolution of probability forecasts", Climate Dynamics 39 (2012), 655-667). So the errors of the
 * terms are resampled, and what they do to the sum is worked out:
 *
 * <ul>
 *   <li>the lower bound takes off what chance may have added. Terms at least {@value #CLEAR}
 *       standard deviations away from 0 keep their sign and err either way; all others count as if
 *       they were 0, where every error adds: the directional derivative of Z. Fang and A. Santos,
 *       "Inference on directionally differentiable functions", Review of Economic Studies 86
 *       (2019), 377-412;
 *   <li>the upper bound adds what the sum may be short by. With the true signs the sum would err
 *       either way, and the measured one is at least that, so the bound holds wherever the terms
 *       lie, and is wide where many of them are 0.
 * </ul>
 *
 * <p>Errors are stretched where the sample has none to show, by a least deviation of each term, and
 * by a t quantile for few units. Simulated for four errors of calibration, at level 0.95, in 300
 * sets each of 40 and of 150 images of 1 to 8 detections that go wrong together, in worlds that are
 * calibrated, too sure, too low and never wrong above a score: a lower bound lay above the truth in
 * at most 4.7 % of sets, where the scores are good, and in hardly any where they are not; an upper
 * bound below it in at most 3.3 %.
 */
public final class AbsoluteSum {
  /** From how many standard deviations a term's sign is known. */
  static final double CLEAR = 3;

  private static final String METHOD = "bootstrap of units, bin by bin";

  private final double[] observed;
  private final double[][] errors;
  private final double[] stretch;
  private final boolean[] clear;
  private final long units;

  private AbsoluteSum(double[] observed, double[][] errors, long units) {
    this.observed = observed;
    this.errors = errors;
    this.stretch = new double[observed.length];
    this.clear = new boolean[observed.length];
    this.units = units;
  }

  /**
   * A sum with resampled errors of its terms.
   *
   * @param observed the terms, signed; their absolute values sum to the statistic
   * @param least the least standard deviation that each is taken to have, not negative
   * @param errors resamples, at least 200, of the terms less what was observed
   * @param units independent units that carry the statistic
   */
  public static AbsoluteSum of(double[] observed, double[] least, double[][] errors, long units) {
    if (observed.length != least.length || errors.length < UnitBootstrap.FEWEST_RESAMPLES) {
      throw new IllegalArgumentException(
          "every term needs a least deviation, and there must be %d resamples, got %d, %d and %d"
              .formatted(
                  UnitBootstrap.FEWEST_RESAMPLES, observed.length, least.length, errors.length));
    }
    AbsoluteSum sum = new AbsoluteSum(observed.clone(), errors, units);
    for (int term = 0; term < observed.length; term++) {
      double squares = 0;
      for (double[] resample : errors) {
        squares += resample[term] * resample[term];
      }
      double own = Math.sqrt(squares / errors.length);
      double deviation = Math.max(own, least[term]);
      sum.stretch[term] = own > 0 ? deviation / own : 0;
      sum.clear[term] = Math.abs(observed[term]) >= CLEAR * deviation;
    }
    return sum;
  }

  /** The statistic: the sum of absolute values, not negative. */
  public double value() {
    return Arrays.stream(observed).map(Math::abs).sum();
  }

  /** What the statistic would be, on average, if every true term were 0: chance alone. */
  public double byChance() {
    double sum = 0;
    for (double[] resample : errors) {
      sum += Arrays.stream(resample).map(Math::abs).sum();
    }
    return sum / errors.length;
  }

  /**
   * The one-sided bounds; they hold the statistic itself.
   *
   * @param level confidence of each bound, in the open interval (0.5, 1)
   * @return undecided below 10 units and without spread
   */
  public Interval bounds(double level) {
    ClusterGamma.requireUpperLevel(level);
    if (units < 2 || DoubleStream.of(stretch).allMatch(factor -> factor == 0)) {
      return Interval.unknownRate(level, METHOD, "no spread between units");
    }
    double[] added = new double[errors.length];
    double[] missing = new double[errors.length];
    for (int i = 0; i < errors.length; i++) {
      for (int term = 0; term < observed.length; term++) {
        double error = stretch[term] * errors[i][term];
        double signed = observed[term] < 0 ? -error : error;
        added[i] += clear[term] ? signed : Math.abs(error);
        missing[i] -= signed;
      }
    }
    double small =
        Quantiles.student(level, units - 1.0)
            / Quantiles.normal(level)
            * Math.sqrt(units / (units - 1.0));
    double lower = Math.max(0, value() - small * quantile(added, level));
    double upper = Math.min(1, value() + small * quantile(missing, level));
    Interval interval = Interval.of(Math.min(lower, upper), upper, level, METHOD);
    return units < UnitBootstrap.FEWEST_UNITS
        ? interval.withUndecided("fewer than " + UnitBootstrap.FEWEST_UNITS + " independent units")
        : interval;
  }

  /**
   * The quantile of resamples that at most one minus the level of all draws exceed; not negative.
   */
  private static double quantile(double[] values, double level) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(level * (sorted.length + 1));
    return Math.max(0, sorted[Math.min(rank, sorted.length) - 1]);
  }
}

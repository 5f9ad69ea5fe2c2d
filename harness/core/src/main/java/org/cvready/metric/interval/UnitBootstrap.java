package org.cvready.metric.interval;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Mean and spread of a statistic over resamples of the independent units, for statistics that have
 * no bound of their own, such as average precision and F1.
 *
 * <p>The bounds are approximate. Plain percentiles of the resamples are far too narrow in small
 * sets, so these take the spread alone, a t quantile at half the error that was asked for, and the
 * logit scale. Simulated for average precision, where the error then stays near what was asked for.
 *
 * <p>Source of the resampling: B. Efron and R. J. Tibshirani, "An Introduction to the Bootstrap"
 * (1993).
 *
 * @param mean mean over resamples
 * @param deviation standard deviation over resamples, not negative
 * @param units independent units that carry the statistic
 */
public record UnitBootstrap(double mean, double deviation, long units) {
  static final int FEWEST_UNITS = 10;
  static final int FEWEST_RESAMPLES = 200;
  private static final double NEARLY_PERFECT = 0.95;
  private static final int FEWEST_UNITS_IF_NEARLY_PERFECT = 100;
  private static final String METHOD = "bootstrap of units";
  private static final String NO_SPREAD = "no spread between units";

  /** Checks that the figures are finite. */
  public UnitBootstrap {
    if (!(Double.isFinite(mean) && deviation >= 0 && Double.isFinite(deviation) && units >= 0)) {
      throw new IllegalArgumentException(
          "mean and deviation must be finite and units not negative, got %s, %s, %d"
              .formatted(mean, deviation, units));
    }
  }

  /**
   * Draws the units again and again, each time as many as there are.
   *
   * @param units independent units, positive
   * @param resamples how often, at least 200; 1,000 is usual
   * @param random where the draws come from
   * @param statistic the statistic from how often each unit was drawn; empty where it has none, and
   *     such a resample is left out. It must not keep the array
   * @return empty where fewer than 200 resamples have the statistic
   */
  public static Optional<UnitBootstrap> run(
      int units, int resamples, RandomGenerator random, Function<int[], OptionalDouble> statistic) {
    if (units < 1 || resamples < FEWEST_RESAMPLES) {
      throw new IllegalArgumentException(
          "there must be a unit and at least %d resamples, got %d and %d"
              .formatted(FEWEST_RESAMPLES, units, resamples));
    }
    int[] times = new int[units];
    long count = 0;
    double mean = 0;
    double squares = 0;
    for (int i = 0; i < resamples; i++) {
      draw(times, random);
      OptionalDouble value = statistic.apply(times);
      if (value.isPresent()) {
        count++;
        double step = value.getAsDouble() - mean;
        mean += step / count;
        squares += step * (value.getAsDouble() - mean);
      }
    }
    return count < FEWEST_RESAMPLES
        ? Optional.empty()
        : Optional.of(new UnitBootstrap(mean, Math.sqrt(squares / (count - 1)), units));
  }

  /**
   * The same for a statistic of sums over units.
   *
   * @param sums the terms of each unit, all of one length, such as its tp, fp and fn
   * @param resamples how often, at least 200; 1,000 is usual
   * @param random where the draws come from
   * @param statistic the statistic from the summed terms; empty where it has none
   */
  public static Optional<UnitBootstrap> ofSums(
      long[][] sums,
      int resamples,
      RandomGenerator random,
      Function<long[], OptionalDouble> statistic) {
    int terms = sums.length == 0 ? 0 : sums[0].length;
    return run(sums.length, resamples, random, times -> statistic.apply(total(sums, times, terms)));
  }

  /**
   * Bounds on a statistic in [0, 1].
   *
   * @param observed the statistic on the units themselves, in [0, 1]
   * @param level confidence of each bound, in the open interval (0.5, 1)
   * @return undecided below 10 units, without spread, and above 0.95 with fewer than 100 units
   */
  public Interval bounds(double observed, double level) {
    if (!(observed >= 0 && observed <= 1)) {
      throw new IllegalArgumentException("statistic must be in [0, 1], got " + observed);
    }
    ClusterGamma.requireUpperLevel(level);
    if (deviation == 0 || units < 2) {
      return Interval.unknownRate(level, METHOD, NO_SPREAD);
    }
    double end = 0.5 / units;
    double centre = logit(clip(2 * observed - mean, end));
    double scale = clip(observed, end);
    double half = stricter(level) * deviation / (scale * (1 - scale));
    Interval interval =
        Interval.of(logistic(centre - half), logistic(centre + half), level, METHOD);
    return observed > NEARLY_PERFECT && units < FEWEST_UNITS_IF_NEARLY_PERFECT
        ? interval.withUndecided(
            "above %s with fewer than %d units"
                .formatted(NEARLY_PERFECT, FEWEST_UNITS_IF_NEARLY_PERFECT))
        : ifEnoughUnits(interval);
  }

  /**
   * Bounds on a difference of two statistics that were both taken on each resample.
   *
   * @param observed the difference on the units themselves
   * @param level confidence of each bound, in the open interval (0.5, 1)
   * @return undecided below 10 units and without spread
   */
  public Interval differenceBounds(double observed, double level) {
    ClusterGamma.requireUpperLevel(level);
    if (deviation == 0 || units < 2) {
      return Interval.of(-1, 1, level, METHOD).withUndecided(NO_SPREAD);
    }
    double half = stricter(level) * deviation;
    return ifEnoughUnits(Interval.of(observed - half, observed + half, level, METHOD));
  }

  private Interval ifEnoughUnits(Interval interval) {
    return units < FEWEST_UNITS
        ? interval.withUndecided("fewer than " + FEWEST_UNITS + " independent units")
        : interval;
  }

  /** The t quantile at half the error asked for, which simulation found to be needed. */
  private double stricter(double level) {
    return Quantiles.student((1 + level) / 2, units - 1.0);
  }

  private static void draw(int[] times, RandomGenerator random) {
    Arrays.fill(times, 0);
    for (int i = 0; i < times.length; i++) {
      times[random.nextInt(times.length)]++;
    }
  }

  private static long[] total(long[][] sums, int[] times, int terms) {
    long[] total = new long[terms];
    for (int unit = 0; unit < sums.length; unit++) {
      for (int term = 0; term < terms; term++) {
        total[term] += times[unit] * sums[unit][term];
      }
    }
    return total;
  }

  private static double clip(double share, double end) {
    return Math.min(Math.max(share, end), 1 - end);
  }

  private static double logit(double share) {
    return Math.log(share) - Math.log1p(-share);
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}

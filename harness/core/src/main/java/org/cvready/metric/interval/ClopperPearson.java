package org.cvready.metric.interval;

/**
 * The exact bounds of a binomial rate: each trial is independent of the others.
 *
 * <p>Independence is declared by whoever asks, not tested here: objects of one image and frames of
 * one recording are not independent, and these bounds are then too narrow.
 *
 * <p>Source: C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial limits illustrated
 * in the case of the binomial", Biometrika 26 (1934), 404-413.
 */
public final class ClopperPearson {
  private static final String METHOD = "Clopper-Pearson";

  private ClopperPearson() {}

  /**
   * The one-sided bounds of a rate.
   *
   * @param events how often it happened, in [0, trials]
   * @param trials how often it could have happened, not negative; none leaves the rate unknown
   * @param level confidence of each bound, in the open interval (0, 1)
   */
  public static Interval of(long events, long trials, double level) {
    Interval.requireLevel(level);
    if (!(trials >= 0 && events >= 0 && events <= trials)) {
      throw new IllegalArgumentException(
          "events must be in [0, trials], got %d of %d".formatted(events, trials));
    }
    if (trials == 0) {
      return Interval.unknownRate(level, METHOD, "no trials");
    }
    double k = (double) events;
    double n = (double) trials;
    return Interval.of(lower(k, n, level), upper(k, n, level), level, METHOD);
  }

  /**
   * The two-sided interval that holds the rate with probability {@code confidence}: two one-sided
   * bounds that each leave out half of the rest.
   */
  public static Interval twoSided(long events, long trials, double confidence) {
    return of(events, trials, (1 + Interval.requireLevel(confidence)) / 2);
  }

  /** The upper bound; events and trials need not be whole. */
  static double upper(double events, double trials, double level) {
    if (events >= trials) {
      return 1;
    }
    if (events == 0) {
      return -Math.expm1(Math.log1p(-level) / trials);
    }
    return Quantiles.beta(level, events + 1, trials - events);
  }

  /** The lower bound; events and trials need not be whole. */
  static double lower(double events, double trials, double level) {
    if (events <= 0) {
      return 0;
    }
    if (events >= trials) {
      return Math.exp(Math.log1p(-level) / trials);
    }
    return Quantiles.beta(1 - level, events, trials - events + 1);
  }
}

package org.cvready.metric.interval;

/**
 * Bounds on a mean number of events, such as false positives per image, where one image may have
 * any number of them.
 *
 * <p>Both bounds are quantiles of gamma distributions in the manner of M. P. Fay and E. J. Feuer,
 * "Confidence intervals for directly standardized rates", Statistics in Medicine 16 (1997),
 * 791-801: exact for Poisson counts, widened where units differ by more than Poisson counts would.
 * The unit not seen yet weighs as much as the largest seen. The widening is approximate: a unit far
 * larger than any seen is not foreseen.
 */
public final class MeanCount {
  static final int FEWEST_UNITS = 20;
  private static final String METHOD = "gamma, mean count";

  private MeanCount() {}

  /**
   * The one-sided bounds of events per image.
   *
   * @param imagesOfUnit images of each independent unit, positive; all 1 where images are units
   * @param eventsOfUnit events of each unit, not negative
   * @param level confidence of each bound, in the open interval (0.5, 1)
   * @return bounds in events per image; undecided below 20 units
   */
  public static Interval of(long[] imagesOfUnit, long[] eventsOfUnit, double level) {
    ClusterGamma.requireUpperLevel(level);
    requireCounts(imagesOfUnit, eventsOfUnit);
    if (imagesOfUnit.length < FEWEST_UNITS) {
      String reason =
          imagesOfUnit.length == 0
              ? "no images"
              : "fewer than " + FEWEST_UNITS + " independent units";
      return Interval.of(0, Double.POSITIVE_INFINITY, level, METHOD).withUndecided(reason);
    }
    double images = sum(imagesOfUnit);
    double mean = sum(eventsOfUnit) / images;
    double variance = variance(imagesOfUnit, eventsOfUnit, level);
    double step = largest(imagesOfUnit, eventsOfUnit, mean) / images;
    double upper = Quantiles.gamma(level, mean + step, variance + step * step);
    double lower = mean > 0 ? Quantiles.gamma(1 - level, mean, variance) : 0;
    return Interval.of(lower, upper, level, METHOD);
  }

  private static double variance(long[] images, long[] events, double level) {
    double total = sum(images);
    double mean = sum(events) / total;
    double residual = 0;
    for (int i = 0; i < images.length; i++) {
      double excess = (double) events[i] - mean * images[i];
      residual += excess * excess;
    }
    double units = images.length;
    double between = units / (units - 1) * residual / (total * total);
    double ratio = Quantiles.student(level, units - 1) / Quantiles.normal(level);
    return Math.max(between, mean / total) * ratio * ratio;
  }

  /** The events of the unit not seen yet: one where none held more, then nearly twice the most. */
  private static double largest(long[] images, long[] events, double mean) {
    double largest = 1;
    for (int i = 0; i < images.length; i++) {
      largest = Math.max(largest, Math.max(2.0 * events[i] - 1, mean * images[i]));
    }
    return largest;
  }

  private static double sum(long[] values) {
    double sum = 0;
    for (long value : values) {
      sum += value;
    }
    return sum;
  }

  private static void requireCounts(long[] images, long[] events) {
    if (images.length != events.length) {
      throw new IllegalArgumentException(
          "images and events must be given for the same units, got %d and %d"
              .formatted(images.length, events.length));
    }
    for (int i = 0; i < images.length; i++) {
      if (!(images[i] > 0 && events[i] >= 0)) {
        throw new IllegalArgumentException(
            "a unit must hold at least one image and no negative events, got %d and %d"
                .formatted(images[i], events[i]));
      }
    }
  }
}

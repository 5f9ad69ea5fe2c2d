package org.cvready.metric.interval;

import java.util.Locale;

/**
 * Bounds on a rate whose trials come in units that fail together: objects in images, images in
 * scenes.
 *
 * <p>The upper bound is a gamma quantile whose weight stands for the unit that has not been seen
 * yet; the lower bound is Clopper-Pearson on an effective number of trials. With at most one trial
 * a unit both are Clopper-Pearson itself. Fewer than {@value #FEWEST_UNITS} units give no verdict.
 *
 * <p>The strict form takes the largest unit as the weight. It holds even where whole units fail
 * together and larger ones more often, for which the common form is too narrow. It is taken where
 * asked for, below {@value #STRICT_BELOW} units, and below {@value #STRICT_IN_THE_MIDDLE_BELOW}
 * units where the rate lies between 10 % and 90 %.
 *
 * <p>Sources: Fay and Feuer 1997 for the upper and Korn and Graubard 1998 for the lower bound, as
 * cited at the formulas; the common weight, 80 % of the way from 1 to the mean size that a trial
 * sees, was tuned by simulation.
 */
public final class ClusterGamma {
  static final int FEWEST_UNITS = 5;
  static final int STRICT_BELOW = 20;
  static final int STRICT_IN_THE_MIDDLE_BELOW = 50;
  private static final double SHARE_OF_SIZE = 0.8;
  private static final double MIDDLE = 0.1;
  private static final String METHOD = "cluster-gamma";
  private static final String METHOD_STRICT = "cluster-gamma, strict";

  private ClusterGamma() {}

  /**
   * The one-sided bounds of a rate.
   *
   * @param counts trials and events by independent unit
   * @param strict whether the strict form is asked for, as a safety gate should
   * @param level confidence of each bound, in the open interval (0.5, 1)
   */
  public static Interval of(ClusteredCounts counts, boolean strict, double level) {
    requireUpperLevel(level);
    if (counts.trials() == 0) {
      return Interval.unknownRate(level, METHOD, "no objects");
    }
    if (counts.singleTrials()) {
      return ClopperPearson.of(counts.events(), counts.trials(), level);
    }
    ClusterMoments moments = ClusterMoments.of(counts);
    boolean takesStrict = takesStrict(moments, strict);
    String method = takesStrict ? METHOD_STRICT : METHOD;
    if (counts.units() < FEWEST_UNITS) {
      return Interval.unknownRate(
          level, method, "fewer than " + FEWEST_UNITS + " independent units");
    }
    double upper = upper(moments, takesStrict, level);
    double lower = lower(moments, takesStrict, level);
    return noted(Interval.of(lower, upper, level, method), counts, takesStrict);
  }

  /** Whether the strict form applies. */
  static boolean takesStrict(ClusterMoments moments, boolean asked) {
    double rate = moments.rate();
    return asked
        || moments.units() < STRICT_BELOW
        || (moments.units() < STRICT_IN_THE_MIDDLE_BELOW && rate > MIDDLE && rate < 1 - MIDDLE);
  }

  static double upper(ClusterMoments moments, boolean strict, double level) {
    return moments.upper(weight(moments, moments.largest().events(), strict), level);
  }

  static double lower(ClusterMoments moments, boolean strict, double level) {
    if (moments.events() <= 0) {
      return 0;
    }
    if (moments.events() >= moments.trials()) {
      return moments.lowerByOthers(weight(moments, 0, strict), level);
    }
    double lower = moments.lowerByEffectiveTrials(level);
    if (!strict) {
      return lower;
    }
    double weight = weight(moments, moments.largest().others(), true);
    return Math.min(lower, moments.lowerByOthers(weight, level));
  }

  private static double weight(ClusterMoments moments, double largestSeen, boolean strict) {
    double size =
        strict ? moments.largest().trials() : 1 + SHARE_OF_SIZE * (moments.weightedSize() - 1);
    return Math.max(1, Math.max(largestSeen, size));
  }

  private static Interval noted(Interval interval, ClusteredCounts counts, boolean strict) {
    Interval result = interval;
    if (counts.units() < STRICT_IN_THE_MIDDLE_BELOW) {
      result =
          result.withNote(
              String.format(
                  Locale.ROOT,
                  "%d objects in only %d independent units; the largest holds %d",
                  counts.trials(),
                  counts.units(),
                  counts.mostTrials()));
    }
    if (counts.wholeUnits() > 0 && !strict) {
      result =
          result.withNote(
              String.format(
                  Locale.ROOT,
                  "every object counted in %d units of 3 or more: the strict bound is advised",
                  counts.wholeUnits()));
    }
    return result;
  }

  /** Refuses levels for which a t quantile would be negative. */
  static void requireUpperLevel(double level) {
    if (!(level > 0.5 && level < 1)) {
      throw new IllegalArgumentException(
          "level must be in the open interval (0.5, 1), got " + level);
    }
  }
}

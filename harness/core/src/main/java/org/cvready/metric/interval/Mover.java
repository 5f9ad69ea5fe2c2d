package org.cvready.metric.interval;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Bounds on the difference of two rates from the bounds of each: the method of variance estimates
 * recovery.
 *
 * <p>Sources: R. G. Newcombe, "Interval estimation for the difference between independent
 * proportions", Statistics in Medicine 17 (1998), 873-890; G. Y. Zou and A. Donner, "Construction
 * of confidence limits about effect measures", Statistics in Medicine 27 (2008), 1693-1702.
 */
public final class Mover {
  private static final String METHOD = "MOVER";

  private Mover() {}

  /**
   * Bounds on {@code rate1 - rate2} of two independent sets.
   *
   * @param rate1 the rate of the first set, within its bounds
   * @param bounds1 the bounds of the first set
   * @param rate2 the rate of the second set, within its bounds
   * @param bounds2 the bounds of the second set, at the same level
   * @return bounds in [-1, 1]; undecided, and [-1, 1], where either set is undecided
   */
  public static Interval difference(
      double rate1, Interval bounds1, double rate2, Interval bounds2) {
    if (bounds1.level() != bounds2.level()) {
      throw new IllegalArgumentException(
          "both bounds must have the same level, got %s and %s"
              .formatted(bounds1.level(), bounds2.level()));
    }
    requireInside(rate1, bounds1);
    requireInside(rate2, bounds2);
    List<String> notes =
        Stream.concat(bounds1.notes().stream(), bounds2.notes().stream()).distinct().toList();
    Optional<String> undecided =
        bounds1.undecided().or(bounds2::undecided).map(r -> "one set has no usable bound: " + r);
    if (undecided.isPresent()) {
      return new Interval(-1, 1, bounds1.level(), METHOD, undecided, notes);
    }
    double difference = rate1 - rate2;
    double upper = difference + Math.hypot(bounds1.upper() - rate1, rate2 - bounds2.lower());
    double lower = difference - Math.hypot(rate1 - bounds1.lower(), bounds2.upper() - rate2);
    return new Interval(lower, upper, bounds1.level(), METHOD, undecided, notes);
  }

  /**
   * Bounds on the rate of A minus the rate of B on the same trials.
   *
   * <p>Only trials on which the two disagree count. Both arguments hold the same trials by the same
   * units.
   *
   * @param onlyA events of A alone, such as objects that A missed and B found
   * @param onlyB events of B alone
   * @param strict whether the strict cluster bound is asked for
   * @param level confidence of each bound, in the open interval (0.5, 1)
   */
  public static Interval paired(
      ClusteredCounts onlyA, ClusteredCounts onlyB, boolean strict, double level) {
    if (onlyA.trials() != onlyB.trials() || onlyA.units() != onlyB.units()) {
      throw new IllegalArgumentException(
          "both must hold the same trials, got %d in %d units and %d in %d units"
              .formatted(onlyA.trials(), onlyA.units(), onlyB.trials(), onlyB.units()));
    }
    if (onlyA.events() + onlyB.events() > onlyA.trials()) {
      throw new IllegalArgumentException(
          "disagreements must not exceed the trials, got %d and %d of %d"
              .formatted(onlyA.events(), onlyB.events(), onlyA.trials()));
    }
    return difference(
        rateOrZero(onlyA),
        ClusterGamma.of(onlyA, strict, level),
        rateOrZero(onlyB),
        ClusterGamma.of(onlyB, strict, level));
  }

  private static double rateOrZero(ClusteredCounts counts) {
    return counts.trials() == 0 ? 0 : counts.rate();
  }

  private static void requireInside(double rate, Interval bounds) {
    if (!(bounds.lower() <= rate && rate <= bounds.upper())) {
      throw new IllegalArgumentException(
          "rate must be within its bounds, got %s outside [%s, %s]"
              .formatted(rate, bounds.lower(), bounds.upper()));
    }
  }
}

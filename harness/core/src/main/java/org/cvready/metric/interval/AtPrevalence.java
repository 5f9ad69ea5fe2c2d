package org.cvready.metric.interval;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;

/**
 * What a line will see at a share of defects other than that of the images: alarms, and how many of
 * them are right.
 *
 * <p>Both are put together from the rates on defective and on good units by the method of variance
 * estimates recovery (G. Y. Zou and A. Donner, Statistics in Medicine 27 (2008), 1693-1702).
 * Assumes one class a unit, and that units of each state look as they did in the images.
 *
 * @param prevalence share of units that are defective, with bounds equal to it where it is assumed
 * @param fn share of defective units that raise no alarm
 * @param fp share of good units that raise an alarm
 */
public record AtPrevalence(Rate prevalence, Rate fn, Rate fp) {
  private static final String METHOD = "MOVER";

  /** Halvings that use up the digits of a double. */
  private static final int HALVINGS = 60;

  /**
   * A rate and its bounds.
   *
   * @param value the observed or assumed rate, within its bounds
   * @param bounds its bounds, within [0, 1]
   */
  public record Rate(double value, Interval bounds) {
    /** Checks that the rate is within its bounds. */
    public Rate {
      if (!(bounds.lower() >= 0
          && bounds.lower() <= value
          && value <= bounds.upper()
          && bounds.upper() <= 1)) {
        throw new IllegalArgumentException(
            "rate must be within bounds within [0, 1], got %s in [%s, %s]"
                .formatted(value, bounds.lower(), bounds.upper()));
      }
    }

    /** A rate that is assumed and not measured. */
    public static Rate assumed(double value, double level) {
      return new Rate(value, Interval.of(value, value, level, "assumed"));
    }

    private double above() {
      return bounds.upper() - value;
    }

    private double below() {
      return value - bounds.lower();
    }
  }

  /** Checks that all bounds have one level. */
  public AtPrevalence {
    double level = fn.bounds().level();
    if (fp.bounds().level() != level || prevalence.bounds().level() != level) {
      throw new IllegalArgumentException(
          "all bounds must have the same level, got %s, %s and %s"
              .formatted(prevalence.bounds().level(), level, fp.bounds().level()));
    }
  }

  /** Expected share of units that raise an alarm, in [0, 1]. */
  public double alarmRate() {
    return prevalence.value() * (1 - fn.value()) + (1 - prevalence.value()) * fp.value();
  }

  /** Bounds on the share of units that raise an alarm. */
  public Interval alarmRateBounds() {
    double defective = prevalence.value();
    double good = 1 - defective;
    double slope = 1 - fn.value() - fp.value();
    // More defects mean more alarms only where a defect raises them more often than a good unit.
    double defectsUp = slope >= 0 ? prevalence.above() : prevalence.below();
    double defectsDown = slope >= 0 ? prevalence.below() : prevalence.above();
    double up = length(defective * fn.below(), good * fp.above(), slope * defectsUp);
    double down = length(defective * fn.above(), good * fp.below(), slope * defectsDown);
    double rate = alarmRate();
    return judged(Math.max(0, rate - down), Math.min(1, rate + up));
  }

  /** Share of alarms that are right, in [0, 1]; empty where no alarm is expected. */
  public OptionalDouble precision() {
    double alarms = alarmRate();
    return alarms == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(prevalence.value() * (1 - fn.value()) / alarms);
  }

  /** Bounds on the share of alarms that are right, with the prevalence taken as assumed. */
  public Interval precisionBounds() {
    double lower = largest(this::shownAtLeast);
    double upper = largest(share -> !shownBelow(share));
    return judged(Math.min(lower, upper), upper);
  }

  private boolean shownAtLeast(double share) {
    double right = (1 - share) * prevalence.value();
    double wrong = share * (1 - prevalence.value());
    double margin = right * (1 - fn.value()) - wrong * fp.value();
    return margin - Math.hypot(right * fn.above(), wrong * fp.above()) >= 0;
  }

  private boolean shownBelow(double share) {
    double right = (1 - share) * prevalence.value();
    double wrong = share * (1 - prevalence.value());
    double margin = right * (1 - fn.value()) - wrong * fp.value();
    return margin + Math.hypot(right * fn.below(), wrong * fp.below()) < 0;
  }

  /** The largest share in [0, 1] that holds, where all below it hold too. */
  private static double largest(DoublePredicate holds) {
    if (holds.test(1)) {
      return 1;
    }
    double inside = 0;
    double outside = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (inside + outside) / 2;
      if (holds.test(middle)) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return inside;
  }

  private Interval judged(double lower, double upper) {
    List<String> notes =
        Stream.concat(fn.bounds().notes().stream(), fp.bounds().notes().stream())
            .distinct()
            .toList();
    Optional<String> undecided =
        fn.bounds().undecided().or(fp.bounds()::undecided).or(prevalence.bounds()::undecided);
    return new Interval(lower, upper, fn.bounds().level(), METHOD, undecided, notes);
  }

  private static double length(double a, double b, double c) {
    return Math.sqrt(a * a + b * b + c * c);
  }
}

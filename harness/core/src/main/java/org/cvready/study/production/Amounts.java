package org.cvready.study.production;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalDouble;
import org.cvready.metric.Figures;
import org.cvready.metric.interval.Interval;

/**
 * Expected amounts as people read them: three digits that matter, {@code 3,110 (2,740 to 3,590)}.
 */
public final class Amounts {
  private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_EVEN);
  private static final double SMALLEST = 1e-9;
  private static final double TEN = 10;

  private Amounts() {}

  /** A number with three significant digits: {@code 3,110}, {@code 42.3}, {@code 0.0123}. */
  public static String of(double amount) {
    if (Math.abs(amount) < SMALLEST) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(amount).round(THREE);
    int decimals = Math.max(0, rounded.stripTrailingZeros().scale());
    return String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
  }

  /** The estimate alone, or {@link Figures#NONE}. */
  public static String value(Estimate estimate) {
    return estimate.value().isPresent() ? of(estimate.value().getAsDouble()) : Figures.NONE;
  }

  /** The bounds alone: {@code 2,740 to 3,590}. */
  public static String bounds(Estimate estimate) {
    return of(estimate.lower()) + " to " + of(estimate.upper());
  }

  /** The estimate with its bounds, as a sentence has it. */
  public static String text(Estimate estimate) {
    return estimate.value().isPresent()
        ? "%s (%s)".formatted(of(estimate.value().getAsDouble()), bounds(estimate))
        : "an unknown number (%s)".formatted(bounds(estimate));
  }

  /** A share in percent, or {@link Figures#NONE}. */
  public static String share(OptionalDouble share) {
    return share.isPresent() ? Figures.percent(share.getAsDouble()) : Figures.NONE;
  }

  /** The bounds of a share in percent. */
  public static String shares(Estimate share) {
    return Figures.percent(share.lower()) + " to " + Figures.percent(share.upper());
  }

  /** The bounds of a share in percent. */
  public static String shares(Interval share) {
    return Figures.percent(share.lower()) + " to " + Figures.percent(share.upper());
  }

  /** A small share as people say it: {@code one in 29}, and in percent from a half on. */
  public static String oneIn(double share) {
    if (share >= 0.5) {
      return Figures.percent(share);
    }
    double units = 1 / share;
    return share < SMALLEST ? "none" : "one in " + of(units < TEN ? units : Math.rint(units));
  }
}

package org.cvready.study.gap;

import java.util.Locale;
import java.util.Optional;
import org.cvready.metric.interval.Interval;
import org.cvready.study.gap.Attribution.Part;

/** Parts of a gap as people read them. */
public final class GapWords {
  private GapWords() {}

  /** The amount in percentage points: {@code +4.1 pp}. */
  public static String amount(Part part) {
    return points(part.amount());
  }

  /** The bounds of the amount, or that there are none. */
  public static String amountBounds(Part part) {
    Interval interval = part.interval();
    return interval.undecided().isPresent()
        ? "no bounds"
        : points(interval.lower()) + " to " + points(interval.upper());
  }

  /**
   * The share of the gap with its bounds: {@code 61 % (48 % to 74 %)}; the amount where no gap is.
   */
  static String share(Part part) {
    if (part.share().isEmpty()) {
      return "%s (%s)".formatted(amount(part), amountBounds(part));
    }
    Interval interval = part.share().get().interval();
    String bounds =
        interval
            .undecided()
            .map(reason -> "no bounds: " + reason)
            .orElseGet(() -> percent(interval.lower()) + " to " + percent(interval.upper()));
    return "%s (%s)".formatted(percent(part.share().get().value()), bounds);
  }

  /** Why no part has a share with bounds; empty where one has. */
  static Optional<String> unbounded(Attribution attribution) {
    Optional<String> reason = Optional.empty();
    for (Part part : attribution.parts()) {
      reason = part.share().flatMap(share -> share.interval().undecided());
      if (reason.isEmpty()) {
        return reason;
      }
    }
    return reason;
  }

  /** A share in whole per cent: {@code 61 %}. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%d %%", Math.round(100 * share));
  }

  /** A number of any size in a few digits. */
  public static String number(double value) {
    double size = Math.abs(value);
    String format = size >= 1000 ? "%,.0f" : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.3f";
    String text = String.format(Locale.ROOT, format, value);
    // A value that rounds to zero has no sign.
    return text.matches("-0\\.0+") ? text.substring(1) : text;
  }

  /** A p-value: three decimals, or that it is smaller. */
  public static String chance(double p) {
    return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
  }

  private static String points(double amount) {
    long tenths = Math.round(1000 * amount);
    return tenths == 0 ? "0.0 pp" : String.format(Locale.ROOT, "%+.1f pp", tenths / 10.0);
  }
}

package org.cvready.study.envelope;

import java.math.BigDecimal;
import java.math.MathContext;
import org.cvready.perturb.StrengthScale;

/** Magnitudes as people read them: {@code -1.4 EV}, {@code 2,900 K}, {@code 1050 mm/s}. */
public final class Magnitudes {
  private static final MathContext DIGITS = new MathContext(4);

  private Magnitudes() {}

  /** The magnitude with its unit; with its sign where both signs mean something. */
  static String text(StrengthScale scale, double magnitude) {
    boolean signed = scale.minimum() < 0 && scale.clean() == 0 && magnitude > 0;
    return (signed ? "+" : "") + text(magnitude, scale.unit());
  }

  /**
   * A magnitude with its unit.
   *
   * @param magnitude finite
   * @param unit as condition ids write it
   */
  public static String text(double magnitude, String unit) {
    String words = unit(unit);
    return number(magnitude) + (words.equals("°") ? "" : " ") + words;
  }

  /** A number of at most four digits. */
  public static String number(double value) {
    if (value == 0) {
      return "0";
    }
    return BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  /** A unit as people write it: {@code mm/s} for {@code mm_per_s}. */
  public static String unit(String unit) {
    return switch (unit) {
      case "x" -> "times";
      case "degrees" -> "°";
      case "e" -> "electrons";
      case "q" -> "of quality";
      default -> unit.replace("_per_", "/");
    };
  }
}

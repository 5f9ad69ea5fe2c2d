package org.cvready.perturb;

import java.util.OptionalDouble;

/**
 * What a perturbation's strength means.
 *
 * @param unit as condition ids write it after the number: {@code EV}, {@code px}, or empty for a
 *     severity
 * @param key as plans write it: {@code severity}, {@code ev}
 * @param minimum least strength, inclusive
 * @param maximum greatest strength, inclusive
 * @param wholeNumbers true where only whole strengths exist, as for severities
 */
public record StrengthScale(
    String unit, String key, double minimum, double maximum, boolean wholeNumbers) {
  /** Severity 1 (slight) to 5 (severe). */
  public static final StrengthScale SEVERITY = new StrengthScale("", "severity", 1, 5, true);

  /** Checks the range. */
  public StrengthScale {
    if (!(minimum <= maximum)) {
      throw new IllegalArgumentException(
          "strengths must have minimum <= maximum, got [%s, %s]".formatted(minimum, maximum));
    }
  }

  /**
   * The strength that changes nothing: 0 where the scale holds it, otherwise none. "More strength"
   * means further from it; on a scale without one, greater.
   */
  public OptionalDouble neutral() {
    return minimum <= 0 && maximum >= 0 ? OptionalDouble.of(0) : OptionalDouble.empty();
  }

  /**
   * Returns {@code strength} where it lies on this scale; otherwise says the rule and the value.
   */
  public double check(String perturbation, double strength) {
    boolean inside = strength >= minimum && strength <= maximum;
    if (!inside || (wholeNumbers && strength != Math.rint(strength))) {
      throw new IllegalArgumentException(
          "%s of %s must be %s[%s, %s], got %s"
              .formatted(
                  key,
                  perturbation,
                  wholeNumbers ? "a whole number in " : "in ",
                  minimum,
                  maximum,
                  strength));
    }
    return strength;
  }
}

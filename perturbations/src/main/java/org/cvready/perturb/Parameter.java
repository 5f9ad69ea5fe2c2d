package org.cvready.perturb;

import java.util.regex.Pattern;

/**
 * One number of a perturbation that stays fixed while its strength is swept.
 *
 * @param key as plans and condition ids write it: {@code exposure_ms}
 * @param unit {@code ms}, {@code px}, {@code degrees}; empty for a plain number
 * @param minimum least value, inclusive
 * @param maximum greatest value, inclusive
 * @param standard the value where nothing else is said
 * @param meaning one line for the listing
 */
public record Parameter(
    String key, String unit, double minimum, double maximum, double standard, String meaning) {
  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]*");

  /** Checks the key and that the standard value is in range. */
  public Parameter {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException(
          "key of a parameter must match %s, got '%s'".formatted(KEY, key));
    }
    if (!(minimum <= standard && standard <= maximum)) {
      throw new IllegalArgumentException(
          "standard of %s must be in [%s, %s], got %s".formatted(key, minimum, maximum, standard));
    }
  }

  /** Returns {@code value} where it is in range; otherwise says the rule and the value. */
  double check(double value) {
    if (!(value >= minimum && value <= maximum)) {
      throw new IllegalArgumentException(
          "%s must be in [%s, %s]%s, got %s"
              .formatted(key, minimum, maximum, unit.isEmpty() ? "" : " " + unit, value));
    }
    // There is one zero.
    return value + 0.0;
  }
}

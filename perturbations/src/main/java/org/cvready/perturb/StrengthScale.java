package org.cvready.perturb;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a perturbation's strength means: a severity 1..5, or a physical magnitude that has five
 * published severities as well.
 *
 * @param unit as condition ids write it after the number: {@code EV}, {@code px}, {@code %}, {@code
 *     x} for a plain factor; empty for a severity, and only there
 * @param key as plans write it: {@code severity}, {@code ev}
 * @param minimum least strength, inclusive
 * @param maximum greatest strength, inclusive
 * @param clean the strength of an untouched picture: further from it is stronger. Inside the range
 *     it must change nothing; it may lie outside or be infinite, as for the visibility in fog
 * @param severities the strengths of severity 1..5, each further from clean than the one before
 * @param wholeNumbers true where only whole strengths exist, as for severities
 */
public record StrengthScale(
    String unit,
    String key,
    double minimum,
    double maximum,
    double clean,
    List<Double> severities,
    boolean wholeNumbers) {
  /** Severity 1 (slight) to 5 (severe). */
  public static final StrengthScale SEVERITY =
      new StrengthScale("", "severity", 1, 5, 0, List.of(1.0, 2.0, 3.0, 4.0, 5.0), true);

  /** Checks the range and the severities. */
  public StrengthScale {
    if (!(minimum <= maximum)) {
      throw new IllegalArgumentException(
          "strengths must have minimum <= maximum, got [%s, %s]".formatted(minimum, maximum));
    }
    if (unit.isEmpty() != key.equals("severity")) {
      throw new IllegalArgumentException(
          "a magnitude must have a unit and a severity none, got '%s' of %s".formatted(unit, key));
    }
    severities = List.copyOf(severities);
    if (severities.size() != 5) {
      throw new IllegalArgumentException(
          "severities of %s must be 5, got %d".formatted(key, severities.size()));
    }
    double last = 0;
    for (double strength : severities) {
      double away = distance(strength, clean, minimum, maximum);
      if (!(strength >= minimum && strength <= maximum && away > last)) {
        throw new IllegalArgumentException(
            "severities of %s must lie in [%s, %s] and move away from %s, got %s"
                .formatted(key, minimum, maximum, clean, severities));
      }
      last = away;
    }
  }

  /**
   * A physical magnitude.
   *
   * @param severities five strengths
   */
  public static StrengthScale magnitude(
      String unit, String key, Domain domain, double... severities) {
    return new StrengthScale(
        unit,
        key,
        domain.minimum,
        domain.maximum,
        domain.clean,
        java.util.Arrays.stream(severities).boxed().toList(),
        false);
  }

  /** This scale with whole strengths only. */
  public StrengthScale inWholeNumbers() {
    return new StrengthScale(unit, key, minimum, maximum, clean, severities, true);
  }

  /** True where strengths are severities, without a physical magnitude. */
  public boolean isSeverity() {
    return unit.isEmpty();
  }

  /**
   * The strength that changes nothing, where the scale holds one. "More strength" means further
   * from {@link #clean}.
   */
  public OptionalDouble neutral() {
    return minimum <= clean && maximum >= clean ? OptionalDouble.of(clean) : OptionalDouble.empty();
  }

  /**
   * How far a strength is from clean: at least 0 and greater for a stronger one on the same side.
   */
  public double distance(double strength) {
    return distance(strength, clean, minimum, maximum);
  }

  /** The strength of a severity in 1..5. */
  public double ofSeverity(int severity) {
    if (severity < 1 || severity > severities.size()) {
      throw new IllegalArgumentException("severity must be in [1, 5], got " + severity);
    }
    return severities.get(severity - 1);
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

  private static double distance(double strength, double clean, double minimum, double maximum) {
    if (Double.isInfinite(clean)) {
      return clean > 0 ? 1 + maximum - strength : 1 + strength - minimum;
    }
    return Math.abs(strength - clean);
  }

  /**
   * The range of a magnitude.
   *
   * @param minimum least strength, inclusive
   * @param maximum greatest strength, inclusive
   * @param clean as the scale has it
   */
  public record Domain(double minimum, double maximum, double clean) {}
}

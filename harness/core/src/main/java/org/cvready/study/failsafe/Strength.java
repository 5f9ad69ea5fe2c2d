package org.cvready.study.failsafe;

import java.util.OptionalDouble;

/**
 * How strong a condition of one perturbation is.
 *
 * @param perturbation its name, with the parameters that differ from the standard
 * @param unit of the magnitude as condition ids write it; empty for a severity in 1..5
 * @param magnitude in that unit
 * @param clean the magnitude of an untouched image: 0 for severities; empty where there is none
 */
public record Strength(String perturbation, String unit, double magnitude, OptionalDouble clean) {
  /** Whether another strength is of the same perturbation and in the same unit. */
  boolean isOfSameKind(Strength other) {
    return perturbation.equals(other.perturbation) && unit.equals(other.unit);
  }
}

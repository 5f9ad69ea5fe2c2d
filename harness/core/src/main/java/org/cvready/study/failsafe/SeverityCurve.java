package org.cvready.study.failsafe;

import java.util.List;

/**
 * The conditions of one perturbation on one set by strength, so that what became of the images can
 * be followed from harmless to severe. The shares are those of the set's kinds and splits.
 *
 * @param set name of the set
 * @param perturbation its name, with the parameters that differ from the standard
 * @param unit of the magnitudes as condition ids write it; empty for severities
 * @param steps by rising magnitude, at least two, the images as captured among them where they have
 *     a magnitude
 */
public record SeverityCurve(String set, String perturbation, String unit, List<Step> steps) {
  /** Copies the list. */
  public SeverityCurve {
    steps = List.copyOf(steps);
  }

  /**
   * One strength.
   *
   * @param magnitude in the curve's unit; 0 for images as captured where it is a severity
   * @param condition id of the condition
   */
  public record Step(double magnitude, String condition) {}
}

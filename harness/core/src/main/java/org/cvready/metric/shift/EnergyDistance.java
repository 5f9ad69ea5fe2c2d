package org.cvready.metric.shift;

import java.util.OptionalDouble;

/**
 * The energy distance: sqrt(2 E|X - Y| - E|X - X'| - E|Y - Y'|), in the square root of the
 * quantity's unit.
 *
 * <p>On a line it is the square root of twice the integral of the squared gap between the two
 * distribution functions. Source: G. J. Szekely, M. L. Rizzo, "Energy statistics", Journal of
 * Statistical Planning and Inference 143 (2013), 1249-1272.
 */
public final class EnergyDistance {
  private EnergyDistance() {}

  /**
   * The distance, not negative; empty where one of the samples is.
   *
   * @param first finite values in any order
   * @param second likewise, in the same unit
   */
  public static OptionalDouble of(double[] first, double[] second) {
    OptionalDouble area = CumulativeGap.integral(first, second, gap -> gap * gap);
    return area.isEmpty() ? area : OptionalDouble.of(Math.sqrt(2 * area.getAsDouble()));
  }
}

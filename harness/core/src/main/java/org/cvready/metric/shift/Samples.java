package org.cvready.metric.shift;

import java.util.Arrays;

/** Checks and orders the values of a sample. */
final class Samples {
  private Samples() {}

  /** An ascending copy, in which both zeros are the same; every value must be finite. */
  static double[] sorted(String name, double[] values) {
    double[] copy = new double[values.length];
    for (int i = 0; i < copy.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "%s must be finite numbers, got %s at index %d".formatted(name, values[i], i));
      }
      // Turns -0.0 into 0.0, which sorting would otherwise tell apart.
      copy[i] = values[i] + 0.0;
    }
    Arrays.sort(copy);
    return copy;
  }
}

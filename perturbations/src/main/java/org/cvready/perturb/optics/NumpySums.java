package org.cvready.perturb.optics;

import java.util.Arrays;

/**
 * Sums in the order in which NumPy takes them, because the last digit of a sum of weights decides
 * whether an even area comes out a level darker.
 */
final class NumpySums {
  private NumpySums() {}

  /**
   * The sum of a contiguous array.
   *
   * @param values at most 128, beyond which NumPy halves the array
   */
  static double sum(double[] values) {
    if (values.length < 8) {
      double total = 0;
      for (double value : values) {
        total += value;
      }
      return total;
    }
    double[] s = Arrays.copyOf(values, 8);
    int i = 8;
    for (; i + 8 <= values.length; i += 8) {
      for (int j = 0; j < 8; j++) {
        s[j] += values[i + j];
      }
    }
    double total = ((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7]));
    for (; i < values.length; i++) {
      total += values[i];
    }
    return total;
  }
}

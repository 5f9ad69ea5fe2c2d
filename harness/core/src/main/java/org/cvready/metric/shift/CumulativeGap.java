package org.cvready.metric.shift;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** The area between two empirical distribution functions, after their gap is transformed. */
final class CumulativeGap {
  private CumulativeGap() {}

  /** The integral of {@code of(|F - G|)} over the quantity; empty where a sample is. */
  static OptionalDouble integral(double[] first, double[] second, DoubleUnaryOperator of) {
    double[] one = Samples.sorted("first sample", first);
    double[] other = Samples.sorted("second sample", second);
    if (one.length == 0 || other.length == 0) {
      return OptionalDouble.empty();
    }
    double area = 0;
    int i = 0;
    int j = 0;
    double from = Math.min(one[0], other[0]);
    while (i < one.length || j < other.length) {
      double to = next(one, i, other, j);
      // Counts, not shares, are subtracted, so that equal shares leave no rounding error behind.
      long gap = Math.abs((long) i * other.length - (long) j * one.length);
      area += of.applyAsDouble(gap / ((double) one.length * other.length)) * (to - from);
      from = to;
      while (i < one.length && one[i] <= from) {
        i++;
      }
      while (j < other.length && other[j] <= from) {
        j++;
      }
    }
    return OptionalDouble.of(area);
  }

  private static double next(double[] one, int i, double[] other, int j) {
    if (i == one.length) {
      return other[j];
    }
    return j == other.length ? one[i] : Math.min(one[i], other[j]);
  }
}

package org.cvready.metric.shift;

import java.util.OptionalDouble;

/**
 * The squared maximum mean discrepancy of two samples of vectors under the Gaussian kernel
 * exp(-gamma |x - y|^2): it is 0 in expectation exactly where both come from one distribution.
 *
 * <p>Source: A. Gretton et al., "A kernel two-sample test", Journal of Machine Learning Research 13
 * (2012), 723-773 (equations 3 and 5). Takes time in proportion to the square of the sizes.
 *
 * @param gamma width of the kernel, one over the squared unit of the vectors, in (0, infinity)
 */
public record MeanDiscrepancy(double gamma) {
  public MeanDiscrepancy {
    if (!(gamma > 0 && gamma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("gamma must be in (0, infinity), got " + gamma);
    }
  }

  /**
   * The unbiased estimate, which may be negative; empty where a sample has fewer than two vectors.
   *
   * @param first vectors of one length, of finite numbers
   * @param second vectors of the same length
   */
  public OptionalDouble unbiased(double[][] first, double[][] second) {
    check(first, second);
    double m = first.length;
    double n = second.length;
    if (m < 2 || n < 2) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        2 * within(first) / (m * (m - 1))
            + 2 * within(second) / (n * (n - 1))
            - 2 * across(first, second) / (m * n));
  }

  /**
   * The biased estimate: the squared distance of the samples' mean embeddings, not negative; empty
   * where a sample is.
   *
   * @param first vectors of one length, of finite numbers
   * @param second vectors of the same length
   */
  public OptionalDouble biased(double[][] first, double[][] second) {
    check(first, second);
    double m = first.length;
    double n = second.length;
    if (m < 1 || n < 1) {
      return OptionalDouble.empty();
    }
    double squared =
        (m + 2 * within(first)) / (m * m)
            + (n + 2 * within(second)) / (n * n)
            - 2 * across(first, second) / (m * n);
    return OptionalDouble.of(Math.max(0, squared));
  }

  /** Kernel sum over the pairs of one sample, each pair once. */
  private double within(double[][] sample) {
    double sum = 0;
    for (int i = 1; i < sample.length; i++) {
      double row = 0;
      for (int j = 0; j < i; j++) {
        row += kernel(sample[i], sample[j]);
      }
      sum += row;
    }
    return sum;
  }

  private double across(double[][] first, double[][] second) {
    double sum = 0;
    for (double[] one : first) {
      double row = 0;
      for (double[] other : second) {
        row += kernel(one, other);
      }
      sum += row;
    }
    return sum;
  }

  private double kernel(double[] one, double[] other) {
    double squares = 0;
    for (int i = 0; i < one.length; i++) {
      double difference = one[i] - other[i];
      squares += difference * difference;
    }
    return Math.exp(-gamma * squares);
  }

  private static void check(double[][] first, double[][] second) {
    int length = first.length > 0 ? first[0].length : second.length > 0 ? second[0].length : 0;
    checkVectors("first sample", first, length);
    checkVectors("second sample", second, length);
  }

  private static void checkVectors(String name, double[][] sample, int length) {
    for (double[] vector : sample) {
      if (vector.length != length) {
        throw new IllegalArgumentException(
            "vectors of %s must have %d numbers, got %d".formatted(name, length, vector.length));
      }
      Samples.sorted(name, vector);
    }
  }
}

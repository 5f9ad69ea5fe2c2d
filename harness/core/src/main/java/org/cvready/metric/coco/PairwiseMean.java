package org.cvready.metric.coco;

/**
 * The mean of the non-negative entries of an array, rounded as numpy's {@code mean} rounds it.
 *
 * <p>numpy 1.24 sums buffers of 8,192 one after the other, and each pairwise (Higham 1993, SIAM J.
 * Sci. Comput. 14): in halves until 128 are left, and those in eight interleaved sums. The same
 * order of additions gives the same last digit.
 */
final class PairwiseMean {
  private static final int BLOCK = 128;
  private static final int BUFFER = 8192;
  private static final int LANES = 8;

  private PairwiseMean() {}

  /** The mean of the entries above -1, or -1 where there is none. */
  static double ofPresent(double[] entries) {
    double[] present = new double[entries.length];
    int n = 0;
    for (double entry : entries) {
      if (entry > -1) {
        present[n++] = entry;
      }
    }
    if (n == 0) {
      return -1;
    }
    double sum = 0;
    for (int from = 0; from < n; from += BUFFER) {
      sum += sum(present, from, Math.min(BUFFER, n - from));
    }
    return sum / n;
  }

  private static double sum(double[] values, int from, int n) {
    if (n < LANES) {
      double sum = 0;
      for (int i = from; i < from + n; i++) {
        sum += values[i];
      }
      return sum;
    }
    if (n <= BLOCK) {
      return block(values, from, n);
    }
    int half = n / 2;
    half -= half % LANES;
    return sum(values, from, half) + sum(values, from + half, n - half);
  }

  private static double block(double[] values, int from, int n) {
    double[] lane = new double[LANES];
    System.arraycopy(values, from, lane, 0, LANES);
    int i = LANES;
    for (; i < n - n % LANES; i += LANES) {
      for (int k = 0; k < LANES; k++) {
        lane[k] += values[from + i + k];
      }
    }
    double sum =
        ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
    for (; i < n; i++) {
      sum += values[from + i];
    }
    return sum;
  }
}

package org.cvready.metric.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.cvready.metric.shift.EdgeSide;

/**
 * A reliability diagram: confidence and accuracy in bins of equal width, and how far they lie
 * apart.
 *
 * <p>The expected calibration error depends on the bins' number and on the side that holds their
 * edges, and rises by chance where answers are few. Sources: M. P. Naeini, G. F. Cooper and M.
 * Hauskrecht, AAAI 2015; C. Guo et al., "On calibration of modern neural networks", ICML 2017.
 *
 * @param bins from confidence 0 to 1
 */
public record Reliability(List<Bin> bins) {
  /**
   * The answers of one bin.
   *
   * @param count how many, not negative
   * @param confidence their mean confidence in [0, 1]; 0 where there are none
   * @param accuracy the share of them that is right, in [0, 1]; 0 where there are none
   */
  public record Bin(long count, double confidence, double accuracy) {
    /** How far confidence and accuracy lie apart, in [0, 1]. */
    public double gap() {
      return Math.abs(confidence - accuracy);
    }
  }

  public Reliability {
    bins = List.copyOf(bins);
  }

  /**
   * Sorts answers into bins.
   *
   * @param confidence of each answer, in [0, 1]
   * @param correct whether it is right
   * @param bins how many, at least 1
   * @param side which bin holds a confidence on an edge; 0 is in the first bin and 1 in the last
   *     either way
   */
  public static Reliability of(double[] confidence, boolean[] correct, int bins, EdgeSide side) {
    Answers.check(confidence, correct);
    if (bins < 1) {
      throw new IllegalArgumentException("bins must be at least 1, got " + bins);
    }
    double[] edges = edges(bins);
    long[] counts = new long[bins];
    long[] right = new long[bins];
    double[] sums = new double[bins];
    for (int i = 0; i < confidence.length; i++) {
      int bin = bin(confidence[i], edges, side);
      counts[bin]++;
      right[bin] += correct[i] ? 1 : 0;
      sums[bin] += confidence[i];
    }
    List<Bin> list = new ArrayList<>();
    for (int i = 0; i < bins; i++) {
      double count = Math.max(1, counts[i]);
      list.add(new Bin(counts[i], sums[i] / count, right[i] / count));
    }
    return new Reliability(list);
  }

  /** The mean gap over answers, in [0, 1]; empty without answers. */
  public OptionalDouble expectedError() {
    long total = bins.stream().mapToLong(Bin::count).sum();
    return total == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            bins.stream().mapToDouble(bin -> (double) bin.count() / total * bin.gap()).sum());
  }

  /** The largest gap of a bin with answers, in [0, 1]; empty without answers. */
  public OptionalDouble largestError() {
    return bins.stream().filter(bin -> bin.count() > 0).mapToDouble(Bin::gap).max();
  }

  static double[] edges(int bins) {
    double[] edges = new double[bins + 1];
    // The step is rounded before it is multiplied: published figures come from such edges.
    double step = 1.0 / bins;
    for (int i = 0; i < bins; i++) {
      edges[i] = i * step;
    }
    edges[bins] = 1;
    return edges;
  }

  static int bin(double confidence, double[] edges, EdgeSide side) {
    int last = edges.length - 2;
    int bin = 0;
    while (bin < last && isBeyond(confidence, edges[bin + 1], side)) {
      bin++;
    }
    return bin;
  }

  private static boolean isBeyond(double confidence, double edge, EdgeSide side) {
    return side == EdgeSide.LEFT_CLOSED ? confidence >= edge : confidence > edge;
  }
}

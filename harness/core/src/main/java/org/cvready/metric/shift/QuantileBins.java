package org.cvready.metric.shift;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Bins that hold about equal shares of a reference sample; the outermost two are unbounded.
 *
 * <p>Their edges are the reference's quantiles, interpolated linearly between its values (method 7
 * of R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American
 * Statistician 50 (1996), 361-365). Equal edges count once, so tied references have fewer bins.
 */
public final class QuantileBins {
  private final double[] edges;

  private QuantileBins(double[] edges) {
    this.edges = edges;
  }

  /**
   * The bins of a reference sample.
   *
   * @param reference finite values, at least one
   * @param bins how many bins without ties, at least 2
   */
  public static QuantileBins of(double[] reference, int bins) {
    if (bins < 2) {
      throw new IllegalArgumentException("bins must be at least 2, got " + bins);
    }
    SampleSummary sample = new SampleSummary(Samples.sorted("reference", reference));
    if (sample.count() == 0) {
      throw new IllegalArgumentException("reference must have at least one value, got none");
    }
    return new QuantileBins(
        IntStream.range(1, bins)
            .mapToDouble(i -> sample.quantile((double) i / bins).orElseThrow() + 0.0)
            .distinct()
            .toArray());
  }

  /** The inner edges in ascending order; one fewer than there are bins. */
  public double[] edges() {
    return edges.clone();
  }

  /** How many of the values fall into each bin, from the lowest bin. */
  public long[] counts(double[] values, EdgeSide side) {
    long[] counts = new long[edges.length + 1];
    for (double value : Samples.sorted("values", values)) {
      int found = Arrays.binarySearch(edges, value);
      int bin = found;
      if (found < 0) {
        bin = -found - 1;
      } else if (side == EdgeSide.LEFT_CLOSED) {
        bin = found + 1;
      }
      counts[bin]++;
    }
    return counts;
  }
}

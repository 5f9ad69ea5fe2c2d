package org.cvready.metric.ood;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The distance to the k-th nearest known image: of unlike features the root mean square over them
 * after each was brought to unit spread, of embeddings the length of the difference after each
 * image was brought to length 1.
 *
 * <p>Assumes no shape of the cloud of known images, so that two products or two lamps are two
 * clouds. Source: Y. Sun et al., "Out-of-distribution detection with deep nearest neighbors", ICML
 * 2022.
 */
public final class NearestKnown implements FeatureDistance {
  private final UnaryOperator<double[]> scale;
  private final double[][] known;
  private final int k;

  /** What squared distances are divided by before their root is taken. */
  private final double parts;

  private NearestKnown(UnaryOperator<double[]> scale, List<double[]> known, int k, double parts) {
    this.scale = scale;
    this.known = known.stream().map(scale).toArray(double[][]::new);
    this.k = Math.min(k, known.size());
    this.parts = parts;
  }

  /**
   * The distance from known images.
   *
   * @param known features of at least two images, all of the same length, all finite
   * @param leastSpread by feature, above 0: a feature is taken to vary at least so much
   * @param k which neighbour counts, at least 1; the farthest where there are fewer images
   */
  public static NearestKnown fit(List<double[]> known, double[] leastSpread, int k) {
    check(k);
    FeatureScale scale = FeatureScale.of(known, leastSpread);
    return new NearestKnown(scale::scaled, known, k, Math.max(1, leastSpread.length));
  }

  /**
   * The distance between directions, in [0, 2]: embeddings of the same direction are the same,
   * however long. One without any length stays as it is.
   *
   * @param known embeddings of at least two images, all of the same length, all finite
   * @param k which neighbour counts, at least 1; the farthest where there are fewer images
   */
  public static NearestKnown ofDirections(List<double[]> known, int k) {
    check(k);
    double[] any = new double[known.isEmpty() ? 0 : known.get(0).length];
    Arrays.fill(any, 1);
    // Refuses what cannot be measured.
    FeatureScale.of(known, any);
    return new NearestKnown(NearestKnown::direction, known, k, 1);
  }

  private static void check(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, got " + k);
    }
  }

  private static double[] direction(double[] features) {
    double length = 0;
    for (double feature : features) {
      length += feature * feature;
    }
    double divisor = length > 0 ? Math.sqrt(length) : 1;
    return Arrays.stream(features).map(feature -> feature / divisor).toArray();
  }

  @Override
  public double of(double[] features) {
    double[] own = scale.apply(features);
    double[] nearest = new double[k];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    for (double[] other : known) {
      insert(nearest, distance(own, other, nearest[k - 1]));
    }
    return Math.sqrt(nearest[k - 1] / parts);
  }

  /** The squared distance, or anything from {@code enough} on where it is not less. */
  private static double distance(double[] one, double[] other, double enough) {
    double sum = 0;
    for (int j = 0; j < one.length && sum < enough; j++) {
      sum += (one[j] - other[j]) * (one[j] - other[j]);
    }
    return sum;
  }

  private static void insert(double[] nearest, double distance) {
    int at = nearest.length - 1;
    if (distance >= nearest[at]) {
      return;
    }
    while (at > 0 && nearest[at - 1] > distance) {
      nearest[at] = nearest[at - 1];
      at--;
    }
    nearest[at] = distance;
  }
}

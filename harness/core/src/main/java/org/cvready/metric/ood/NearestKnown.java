package org.cvready.metric.ood;

import java.util.Arrays;
import java.util.List;

/**
 * The distance to the k-th nearest known image, root mean square over the features after each was
 * brought to unit spread.
 *
 * <p>Assumes no shape of the cloud of known images, so that two products or two lamps are two
 * clouds. Source: Y. Sun et al., "Out-of-distribution detection with deep nearest neighbors", ICML
 * 2022.
 */
public final class NearestKnown implements FeatureDistance {
  private final FeatureScale scale;
  private final double[][] known;
  private final int k;

  private NearestKnown(FeatureScale scale, double[][] known, int k) {
    this.scale = scale;
    this.known = known;
    this.k = k;
  }

  /**
   * The distance from known images.
   *
   * @param known features of at least two images, all of the same length, all finite
   * @param leastSpread by feature, above 0: a feature is taken to vary at least so much
   * @param k which neighbour counts, at least 1; the farthest where there are fewer images
   */
  public static NearestKnown fit(List<double[]> known, double[] leastSpread, int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, got " + k);
    }
    FeatureScale scale = FeatureScale.of(known, leastSpread);
    return new NearestKnown(
        scale,
        known.stream().map(scale::scaled).toArray(double[][]::new),
        Math.min(k, known.size()));
  }

  @Override
  public double of(double[] features) {
    double[] own = scale.scaled(features);
    double[] nearest = new double[k];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    for (double[] other : known) {
      insert(nearest, distance(own, other, nearest[k - 1]));
    }
    return own.length == 0 ? 0 : Math.sqrt(nearest[k - 1] / own.length);
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

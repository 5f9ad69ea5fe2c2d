package org.cvready.study.strange;

import java.util.Arrays;
import java.util.List;

/**
 * The least spread that a number of an embedding is taken to have: a tenth of what they have on
 * average (root mean square of their standard deviations).
 *
 * <p>Channels that are all but still on the reference images are common in trained networks;
 * without this the slightest move of one of them would be infinitely strange.
 */
final class EmbeddingSpread {
  private static final double SHARE = 0.1;

  private EmbeddingSpread() {}

  /**
   * By feature, above 0.
   *
   * @param known embeddings of at least two images, all of the same length
   */
  static double[] least(List<double[]> known) {
    int features = known.get(0).length;
    double variances = 0;
    for (int j = 0; j < features; j++) {
      variances += variance(known, j) / features;
    }
    double[] least = new double[features];
    Arrays.fill(least, Math.max(SHARE * Math.sqrt(variances), Float.MIN_NORMAL));
    return least;
  }

  private static double variance(List<double[]> known, int feature) {
    double sum = 0;
    for (double[] row : known) {
      sum += row[feature];
    }
    double mean = sum / known.size();
    double squares = 0;
    for (double[] row : known) {
      squares += (row[feature] - mean) * (row[feature] - mean);
    }
    return squares / known.size();
  }
}

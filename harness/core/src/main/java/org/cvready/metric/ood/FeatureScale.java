package org.cvready.metric.ood;

import java.util.List;

/**
 * Brings features to one scale: less their mean, over their standard deviation on known images.
 *
 * <p>A feature that hardly varies among the known images would make the slightest change infinitely
 * strange; its spread is therefore taken to be at least what the caller says.
 */
final class FeatureScale {
  private final double[] means;
  private final double[] spreads;
  private final double[] unexplained;

  private FeatureScale(double[] means, double[] spreads, double[] unexplained) {
    this.means = means;
    this.spreads = spreads;
    this.unexplained = unexplained;
  }

  /**
   * The scale of known images.
   *
   * @param known features of at least two images, all of the same length, all finite
   * @param leastSpread by feature, above 0
   */
  static FeatureScale of(List<double[]> known, double[] leastSpread) {
    if (known.size() < 2) {
      throw new IllegalArgumentException(
          "known images must be at least 2 to have a spread, got " + known.size());
    }
    int n = known.size();
    double[] means = new double[leastSpread.length];
    double[] spreads = new double[leastSpread.length];
    double[] unexplained = new double[leastSpread.length];
    for (int j = 0; j < means.length; j++) {
      if (!(leastSpread[j] > 0)) {
        throw new IllegalArgumentException("least spread must be above 0, got " + leastSpread[j]);
      }
      double sum = 0;
      for (double[] row : known) {
        sum += finite(row, j, leastSpread.length);
      }
      means[j] = sum / n;
      double squares = 0;
      for (double[] row : known) {
        squares += (row[j] - means[j]) * (row[j] - means[j]);
      }
      double variance = squares / (n - 1);
      spreads[j] = Math.max(leastSpread[j], Math.sqrt(variance));
      unexplained[j] = Math.max(0, 1 - variance / (spreads[j] * spreads[j]));
    }
    return new FeatureScale(means, spreads, unexplained);
  }

  private static double finite(double[] row, int j, int features) {
    if (row.length != features) {
      throw new IllegalArgumentException(
          "every image must have %d features, got %d".formatted(features, row.length));
    }
    if (!Double.isFinite(row[j])) {
      throw new IllegalArgumentException("feature %d must be finite, got %s".formatted(j, row[j]));
    }
    return row[j];
  }

  /** Features of one image on the scale. */
  double[] scaled(double[] features) {
    double[] scaled = new double[means.length];
    for (int j = 0; j < scaled.length; j++) {
      scaled[j] = (finite(features, j, means.length) - means[j]) / spreads[j];
    }
    return scaled;
  }

  /** The variance on the scale that a feature is taken to have beyond what was seen, in [0, 1]. */
  double unexplained(int feature) {
    return unexplained[feature];
  }

  int features() {
    return means.length;
  }
}

package org.cvready.metric.ood;

import java.util.List;

/**
 * The Mahalanobis distance from the mean of known images: as many standard deviations as the image
 * lies away, where features that move together count once.
 *
 * <p>Features are first brought to unit spread. Their covariance S is shrunk towards m I, where m
 * is the mean of its diagonal, by the share b2 / d2 with d2 = ||S - m I||^2 and b2 the smaller of
 * d2 and the sum over the images of ||x x' - S||^2 / n^2 (O. Ledoit and M. Wolf, "A
 * well-conditioned estimator for large-dimensional covariance matrices", Journal of Multivariate
 * Analysis 88 (2004), 365-411): without it few images and many features leave directions without
 * any spread. The distance as a score of strangeness: K. Lee et al., "A simple unified framework
 * for detecting out-of-distribution samples and adversarial attacks", NeurIPS 2018.
 */
public final class Mahalanobis implements FeatureDistance {
  private final FeatureScale scale;
  private final double shrinkage;

  /** The lower triangle L of L L' = covariance. */
  private final double[][] root;

  private Mahalanobis(FeatureScale scale, double shrinkage, double[][] root) {
    this.scale = scale;
    this.shrinkage = shrinkage;
    this.root = root;
  }

  /**
   * The distance from known images.
   *
   * @param known features of at least two images, all of the same length, all finite
   * @param leastSpread by feature, above 0: a feature is taken to vary at least so much
   */
  public static Mahalanobis fit(List<double[]> known, double[] leastSpread) {
    FeatureScale scale = FeatureScale.of(known, leastSpread);
    List<double[]> rows = known.stream().map(scale::scaled).toList();
    double[][] covariance = covariance(rows, scale.features());
    double shrinkage = shrinkage(rows, covariance);
    double middle = trace(covariance) / scale.features();
    for (int i = 0; i < covariance.length; i++) {
      for (int j = 0; j < covariance.length; j++) {
        covariance[i][j] *= 1 - shrinkage;
      }
      covariance[i][i] += shrinkage * middle + scale.unexplained(i);
    }
    return new Mahalanobis(scale, shrinkage, cholesky(covariance));
  }

  private static double[][] covariance(List<double[]> rows, int features) {
    double[][] covariance = new double[features][features];
    for (double[] row : rows) {
      for (int i = 0; i < features; i++) {
        double share = row[i] / rows.size();
        for (int j = 0; j <= i; j++) {
          covariance[i][j] += share * row[j];
        }
      }
    }
    for (int i = 0; i < features; i++) {
      for (int j = 0; j < i; j++) {
        covariance[j][i] = covariance[i][j];
      }
    }
    return covariance;
  }

  private static double shrinkage(List<double[]> rows, double[][] covariance) {
    double middle = trace(covariance) / covariance.length;
    double ofSpread = 0;
    double own = 0;
    for (int i = 0; i < covariance.length; i++) {
      for (int j = 0; j < covariance.length; j++) {
        double s = covariance[i][j];
        own += s * s;
        double apart = i == j ? s - middle : s;
        ofSpread += apart * apart;
      }
    }
    if (ofSpread <= 0) {
      return 1;
    }
    // ||x x' - S||^2 summed over the images is the sum of |x|^4 less n ||S||^2.
    double fourth = 0;
    for (double[] row : rows) {
      double square = 0;
      for (double value : row) {
        square += value * value;
      }
      fourth += square * square;
    }
    double n = rows.size();
    double ofNoise = Math.max(0, fourth / (n * n) - own / n);
    return Math.min(1, ofNoise / ofSpread);
  }

  private static double trace(double[][] matrix) {
    double trace = 0;
    for (int i = 0; i < matrix.length; i++) {
      trace += matrix[i][i];
    }
    return trace;
  }

  private static double[][] cholesky(double[][] matrix) {
    double[][] root = new double[matrix.length][matrix.length];
    double least = 1e-10 * Math.max(trace(matrix) / matrix.length, Double.MIN_NORMAL);
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = matrix[i][j];
        for (int k = 0; k < j; k++) {
          rest -= root[i][k] * root[j][k];
        }
        root[i][j] = i == j ? Math.sqrt(Math.max(rest, least)) : rest / root[j][j];
      }
    }
    return root;
  }

  /** How much of the covariance was replaced by equal spread in all directions, in [0, 1]. */
  public double shrinkage() {
    return shrinkage;
  }

  @Override
  public double of(double[] features) {
    double[] rest = scale.scaled(features);
    double sum = 0;
    for (int i = 0; i < rest.length; i++) {
      for (int k = 0; k < i; k++) {
        rest[i] -= root[i][k] * rest[k];
      }
      rest[i] /= root[i][i];
      sum += rest[i] * rest[i];
    }
    return Math.sqrt(sum);
  }
}

package org.cvready.perturb.catalogue;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.cvready.imaging.MatImages;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * The structural similarity of Wang, Bovik, Sheikh and Simoncelli (2004), "Image Quality
 * Assessment: From Error Visibility to Structural Similarity", against one clean plane of
 * luminance; the mean over windows that lie inside the picture.
 */
final class SimilarityIndex {
  private static final double C1 = 0.01 * 255 * 0.01 * 255;
  private static final double C2 = 0.03 * 255 * 0.03 * 255;

  private final UnaryOperator<Mat> window;
  private final int margin;
  private final double varianceFactor;
  private final int width;
  private final float[] clean;
  private final double[] mean;
  private final double[] variance;

  private SimilarityIndex(
      UnaryOperator<Mat> window, int margin, double varianceFactor, float[] clean, int width) {
    MatImages.loadOpenCv();
    this.window = window;
    this.margin = margin;
    this.varianceFactor = varianceFactor;
    this.width = width;
    this.clean = clean;
    this.mean = averaged(clean);
    this.variance = covariance(averaged(clean, clean), mean, mean);
  }

  /** Windows weighted by a Gaussian of sigma 1.5 and 11 pixels. */
  static SimilarityIndex gaussian(float[] clean, int width) {
    return new SimilarityIndex(
        mat -> {
          Mat blurred = new Mat();
          Imgproc.GaussianBlur(mat, blurred, new Size(11, 11), 1.5);
          return blurred;
        },
        5,
        1,
        clean,
        width);
  }

  /** Windows of 7 x 7 pixels of equal weight, with the variance of a sample of 49. */
  static SimilarityIndex uniform(float[] clean, int width) {
    return new SimilarityIndex(
        mat -> {
          Mat blurred = new Mat();
          Imgproc.blur(mat, blurred, new Size(7, 7));
          return blurred;
        },
        3,
        49 / 48.0,
        clean,
        width);
  }

  double of(float[] plane) {
    double[] m = averaged(plane);
    double[] v = covariance(averaged(plane, plane), m, m);
    double[] cross = covariance(averaged(plane, clean), m, mean);
    int height = plane.length / width;
    double sum = 0;
    for (int y = margin; y < height - margin; y++) {
      for (int x = margin; x < width - margin; x++) {
        int i = y * width + x;
        sum +=
            (2 * m[i] * mean[i] + C1)
                * (2 * cross[i] + C2)
                / ((m[i] * m[i] + mean[i] * mean[i] + C1) * (v[i] + variance[i] + C2));
      }
    }
    return sum / ((height - 2.0 * margin) * (width - 2.0 * margin));
  }

  private double[] covariance(double[] product, double[] a, double[] b) {
    double[] covariance = new double[product.length];
    for (int i = 0; i < covariance.length; i++) {
      covariance[i] = varianceFactor * (product[i] - a[i] * b[i]);
    }
    return covariance;
  }

  /** The window's average of the product of planes. */
  private double[] averaged(float[]... planes) {
    double[] values = new double[planes[0].length];
    Arrays.fill(values, 1);
    for (float[] plane : planes) {
      for (int i = 0; i < values.length; i++) {
        values[i] *= plane[i];
      }
    }
    Mat mat = new Mat(values.length / width, width, CvType.CV_64F);
    mat.put(0, 0, values);
    window.apply(mat).get(0, 0, values);
    return values;
  }
}

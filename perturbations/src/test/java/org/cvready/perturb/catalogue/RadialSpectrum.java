package org.cvready.perturb.catalogue;

import org.cvready.imaging.MatImages;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** Power of a plane by frequency. */
public final class RadialSpectrum {
  private static final int RINGS = 16;

  private RadialSpectrum() {}

  /**
   * Decimal logarithm of the mean power in rings of 1/32 cycle per pixel, up to .5; the mean of the
   * plane is removed and the power divided by the number of pixels.
   */
  public static double[] of(float[] plane, int width) {
    MatImages.loadOpenCv();
    int height = plane.length / width;
    Mat spectrum = new Mat(height, width, CvType.CV_64F);
    spectrum.put(0, 0, withoutMean(plane));
    Core.dft(spectrum, spectrum, Core.DFT_COMPLEX_OUTPUT);
    double[] parts = new double[2 * plane.length];
    spectrum.get(0, 0, parts);
    double[] power = new double[RINGS];
    long[] count = new long[RINGS];
    for (int v = 0; v < height; v++) {
      double fy = Math.min(v, height - v) * (1.0 / height);
      for (int u = 0; u < width; u++) {
        double fx = Math.min(u, width - u) * (1.0 / width);
        int ring = (int) (Math.sqrt(fx * fx + fy * fy) / 0.5 * RINGS);
        if (ring < RINGS) {
          int at = 2 * (v * width + u);
          power[ring] += parts[at] * parts[at] + parts[at + 1] * parts[at + 1];
          count[ring]++;
        }
      }
    }
    for (int i = 0; i < RINGS; i++) {
      power[i] = Math.log10(power[i] / count[i] / plane.length);
    }
    return power;
  }

  private static double[] withoutMean(float[] plane) {
    double mean = 0;
    for (float value : plane) {
      mean += value / plane.length;
    }
    double[] result = new double[plane.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = plane[i] - mean;
    }
    return result;
  }
}

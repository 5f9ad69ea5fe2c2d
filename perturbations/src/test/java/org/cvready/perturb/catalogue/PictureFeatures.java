package org.cvready.perturb.catalogue;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.cvready.vision.Image;

/**
 * Features of a picture against its clean original: those that the reference files hold.
 *
 * <p>Samples are in [0, 255], luminance is .299 R + .587 G + .114 B. All were found to be the
 * reference's own by comparing them on its exact pictures.
 */
final class PictureFeatures {
  private final Image clean;
  private final SimilarityIndex gauss;
  private final SimilarityIndex uniform;
  private final float[] cleanLuminance;

  PictureFeatures(Image clean) {
    this.clean = clean;
    this.cleanLuminance = luminance(clean);
    this.gauss = SimilarityIndex.gaussian(cleanLuminance, clean.width());
    this.uniform = SimilarityIndex.uniform(cleanLuminance, clean.width());
  }

  /** Features by the names of the reference, those of channels red first. */
  Map<String, double[]> of(Image image) {
    Map<String, double[]> features = new TreeMap<>(samples(image));
    features.putAll(differences(image));
    float[] luminance = luminance(image);
    features.put("ssim_gauss", new double[] {gauss.of(luminance)});
    features.put("ssim_uniform7", new double[] {uniform.of(luminance)});
    features.put("spectrum16", RadialSpectrum.of(luminance, image.width()));
    double[] lag = lag(luminance, image.width());
    features.put("diff_lag1_x", new double[] {lag[0]});
    features.put("diff_lag1_y", new double[] {lag[1]});
    return features;
  }

  private static float[] luminance(Image image) {
    ByteBuffer rgb = image.rgb();
    float[] luminance = new float[image.width() * image.height()];
    for (int i = 0; i < luminance.length; i++) {
      int red = rgb.get(3 * i) & 0xff;
      int green = rgb.get(3 * i + 1) & 0xff;
      int blue = rgb.get(3 * i + 2) & 0xff;
      luminance[i] = (float) (0.299 * red + 0.587 * green + 0.114 * blue);
    }
    return luminance;
  }

  /** Mean and deviation per channel, shares of eight levels each, shares of 0 and of 255. */
  private static Map<String, double[]> samples(Image image) {
    long[][] counts = new long[3][256];
    byte[] rgb = bytes(image);
    for (int i = 0; i < rgb.length; i += 3) {
      counts[0][rgb[i] & 0xff]++;
      counts[1][rgb[i + 1] & 0xff]++;
      counts[2][rgb[i + 2] & 0xff]++;
    }
    double pixels = rgb.length / 3.0;
    double[] mean = new double[3];
    double[] std = new double[3];
    double[] hist32 = new double[96];
    double black = 0;
    double white = 0;
    for (int c = 0; c < 3; c++) {
      double squares = 0;
      for (int level = 0; level < 256; level++) {
        double share = counts[c][level] / pixels;
        mean[c] += share * level;
        squares += share * level * level;
        hist32[32 * c + level / 8] += share;
      }
      std[c] = Math.sqrt(squares - mean[c] * mean[c]);
      black += counts[c][0] / pixels / 3;
      white += counts[c][255] / pixels / 3;
    }
    return Map.of(
        "mean", mean,
        "std", std,
        "hist32", hist32,
        "frac0", new double[] {black},
        "frac255", new double[] {white});
  }

  /** What the differences of samples from clean say; a share of pixels, not samples, changed. */
  private Map<String, double[]> differences(Image image) {
    byte[] a = bytes(clean);
    byte[] b = bytes(image);
    double[] sum = new double[3];
    double[][] products = new double[3][3];
    long absolute = 0;
    long changed = 0;
    int[] d = new int[3];
    for (int i = 0; i < a.length; i += 3) {
      for (int c = 0; c < 3; c++) {
        d[c] = (b[i + c] & 0xff) - (a[i + c] & 0xff);
        sum[c] += d[c];
        absolute += Math.abs(d[c]);
      }
      changed += (d[0] | d[1] | d[2]) != 0 ? 1 : 0;
      for (int c = 0; c < 3; c++) {
        products[c][c] += d[c] * d[c];
        products[c][(c + 1) % 3] += d[c] * d[(c + 1) % 3];
      }
    }
    double pixels = a.length / 3.0;
    double[] mean = new double[3];
    double[] std = new double[3];
    for (int c = 0; c < 3; c++) {
      mean[c] = sum[c] / pixels;
      std[c] = Math.sqrt(products[c][c] / pixels - mean[c] * mean[c]);
    }
    double squares = (products[0][0] + products[1][1] + products[2][2]) / a.length;
    return Map.of(
        "diff_mean",
        mean,
        "diff_std",
        std,
        "mad",
        new double[] {absolute / (double) a.length},
        "changed_frac",
        new double[] {changed / pixels},
        "psnr",
        new double[] {squares == 0 ? 999 : 10 * Math.log10(255 * 255 / squares)},
        "diff_corr_rg",
        correlation(products[0][1] / pixels, mean, std, 0),
        "diff_corr_gb",
        correlation(products[1][2] / pixels, mean, std, 1));
  }

  private static double[] correlation(double product, double[] mean, double[] std, int c) {
    double deviations = std[c] * std[c + 1];
    double covariance = product - mean[c] * mean[c + 1];
    return new double[] {deviations == 0 ? 0 : covariance / deviations};
  }

  /** Correlation of the luminance difference with itself a pixel to the right and below. */
  private double[] lag(float[] luminance, int width) {
    double mean = 0;
    for (int i = 0; i < luminance.length; i++) {
      mean += (luminance[i] - cleanLuminance[i]) / (double) luminance.length;
    }
    float[] d = new float[luminance.length];
    for (int i = 0; i < d.length; i++) {
      d[i] = (float) (luminance[i] - cleanLuminance[i] - mean);
    }
    double variance = 0;
    double right = 0;
    double below = 0;
    for (int i = 0; i < d.length; i++) {
      variance += (double) d[i] * d[i] / d.length;
      right += (i + 1) % width == 0 ? 0 : (double) d[i] * d[i + 1];
      below += i + width < d.length ? (double) d[i] * d[i + width] : 0;
    }
    int height = d.length / width;
    return new double[] {
      variance == 0 ? 0 : right / ((width - 1.0) * height) / variance,
      variance == 0 ? 0 : below / (width * (height - 1.0)) / variance
    };
  }

  private static byte[] bytes(Image image) {
    byte[] bytes = new byte[3 * image.width() * image.height()];
    image.rgb().get(bytes);
    return bytes;
  }
}

package org.cvready.perturb.catalogue;

import java.nio.ByteBuffer;
import java.util.Map;
import org.cvready.vision.Image;

/** Features of a picture: those that the reference files hold for random corruptions. */
final class PictureFeatures {
  private PictureFeatures() {}

  /**
   * For samples in [0, 255]: {@code mean} and {@code std} per channel, {@code hist32} per channel
   * as the share of samples in each eight levels, {@code psnr} against the clean picture in
   * decibels.
   */
  static Map<String, double[]> of(Image clean, Image image) {
    double[] mean = new double[3];
    double[] std = new double[3];
    double[] hist32 = new double[96];
    int pixels = image.width() * image.height();
    ByteBuffer rgb = image.rgb();
    for (int channel = 0; channel < 3; channel++) {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < pixels; i++) {
        int sample = rgb.get(3 * i + channel) & 0xff;
        sum += sample;
        squares += (double) sample * sample;
        hist32[32 * channel + sample / 8] += 1.0 / pixels;
      }
      mean[channel] = sum / pixels;
      std[channel] = Math.sqrt(squares / pixels - mean[channel] * mean[channel]);
    }
    double psnr = 10 * Math.log10(255 * 255 / TestImages.distance(clean, image));
    return Map.of("mean", mean, "std", std, "hist32", hist32, "psnr", new double[] {psnr});
  }
}

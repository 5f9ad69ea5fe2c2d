package org.cvready.perturb.catalogue;

import java.util.List;
import org.cvready.vision.Image;

/**
 * Features of a picture against its clean version, for samples in [0, 255]: those that the
 * reference files hold for random corruptions.
 *
 * @param mean per channel
 * @param std per channel, divided by the count
 * @param hist32 per channel, share of samples in each eight levels
 * @param psnr peak signal to noise ratio, decibels
 */
record PictureFeatures(double[] mean, double[] std, double[] hist32, double psnr) {
  static final List<String> NAMES = List.of("mean", "std", "hist32", "psnr");

  static PictureFeatures of(Image clean, Image image) {
    double[] mean = new double[3];
    double[] std = new double[3];
    double[] hist32 = new double[96];
    int pixels = image.width() * image.height();
    for (int channel = 0; channel < 3; channel++) {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < pixels; i++) {
        int sample = image.rgb().get(3 * i + channel) & 0xff;
        sum += sample;
        squares += (double) sample * sample;
        hist32[32 * channel + sample / 8] += 1.0 / pixels;
      }
      mean[channel] = sum / pixels;
      std[channel] = Math.sqrt(squares / pixels - mean[channel] * mean[channel]);
    }
    double psnr = 10 * Math.log10(255 * 255 / TestImages.distance(clean, image));
    return new PictureFeatures(mean, std, hist32, psnr);
  }

  double[] values(String name) {
    return switch (name) {
      case "mean" -> mean;
      case "std" -> std;
      case "hist32" -> hist32;
      case "psnr" -> new double[] {psnr};
      default -> throw new IllegalArgumentException(name);
    };
  }
}

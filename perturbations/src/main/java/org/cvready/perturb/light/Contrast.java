package org.cvready.perturb.light;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.PixelRows;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * A picture whose samples are drawn towards their mean.
 *
 * <p>Cause in the field: flat light, haze, a dirty lens, a part of the colour of its background.
 * Model: the distance of every sample from the mean of its channel is multiplied. Strength:
 * severity 1..5, factors .4, .3, .2, .1, .05. Not random.
 *
 * <p>Source: Hendrycks and Dietterich (2019), as imagecorruptions 1.1.2 computes it. Published
 * results contain its flaw, so this does too: samples are truncated rather than rounded, which
 * darkens by half a level. Limits: nothing clips, so no detail is lost but by rounding.
 */
public record Contrast() implements Perturbation {
  private static final double[] FACTOR = {0.4, 0.3, 0.2, 0.1, 0.05};

  @Override
  public String name() {
    return "contrast";
  }

  @Override
  public StrengthScale scale() {
    return StrengthScale.SEVERITY;
  }

  @Override
  public Stage stage() {
    return Stage.SCENE;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    double factor = FACTOR[(int) scale().check(name(), strength) - 1];
    double[] means = means(image);
    byte[][] tables = new byte[Image.CHANNELS][256];
    for (int channel = 0; channel < Image.CHANNELS; channel++) {
      double mean = means[channel];
      for (int level = 0; level < 256; level++) {
        double share = (level / 255.0 - mean) * factor + mean;
        tables[channel][level] = (byte) (int) (Math.min(Math.max(share, 0), 1) * 255);
      }
    }
    return PixelRows.lookUp(image, memory, tables);
  }

  /** Pixel after pixel, as the reference sums: the order decides the level of an even picture. */
  private static double[] means(Image image) {
    double[] share = new double[256];
    for (int level = 0; level < 256; level++) {
      share[level] = level / 255.0;
    }
    ByteBuffer in = image.rgb();
    byte[] row = new byte[Image.CHANNELS * image.width()];
    double red = 0;
    double green = 0;
    double blue = 0;
    for (int y = 0; y < image.height(); y++) {
      in.get(row);
      for (int i = 0; i < row.length; i += Image.CHANNELS) {
        red += share[row[i] & 0xff];
        green += share[row[i + 1] & 0xff];
        blue += share[row[i + 2] & 0xff];
      }
    }
    double pixels = (double) image.width() * image.height();
    return new double[] {red / pixels, green / pixels, blue / pixels};
  }
}

package org.cvready.perturb.light;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.cvready.perturb.LinearLight;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.PixelRows;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * A picture whose light and dark move together.
 *
 * <p>Cause in the field: diffuse light where directed light was meant, a lamp moved to a flatter
 * angle, steam or dust in the air. Model: in linear light L' = m + (1 - s) (L - m), where m is the
 * mean of all samples' light, one grey for the whole picture; colours fade with the contrast.
 * Strength: the share s of contrast that is lost, in [0, 100] %; 0 changes nothing, 100 leaves one
 * grey; severity 1..5 is 20, 40, 55, 70, 85 %. Source: Michelson's contrast, (max - min) / (max +
 * min), falls by the factor 1 - s for patterns whose mean is m. Limits: the loss is the same
 * everywhere; {@code fog} grows with distance and {@code veiling_glare} near bright places. The
 * standard corruption {@code contrast} does the same to encoded samples, channel by channel. Not
 * random.
 */
public record ContrastLoss() implements Perturbation {
  private static final StrengthScale SCALE =
      StrengthScale.magnitude("%", "lost", new StrengthScale.Domain(0, 100, 0), 20, 40, 55, 70, 85);

  @Override
  public String name() {
    return "contrast_loss";
  }

  @Override
  public StrengthScale scale() {
    return SCALE;
  }

  @Override
  public Stage stage() {
    return Stage.SCENE;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    double kept = 1 - SCALE.check(name(), strength) / 100;
    double mean = meanLight(image);
    byte[] table = new byte[256];
    for (int i = 0; i < table.length; i++) {
      table[i] = LinearLight.toSample(kept * LinearLight.ofSample(i) + (1 - kept) * mean);
    }
    return PixelRows.lookUp(image, memory, table);
  }

  /** Counts samples first, so that the sum does not depend on the order of pixels. */
  private static double meanLight(Image image) {
    long[] count = new long[256];
    ByteBuffer pixels = image.rgb();
    byte[] row = new byte[Image.CHANNELS * image.width()];
    for (int y = 0; y < image.height(); y++) {
      pixels.get(row);
      for (byte sample : row) {
        count[sample & 0xff]++;
      }
    }
    double sum = 0;
    for (int i = 0; i < count.length; i++) {
      sum += count[i] * LinearLight.ofSample(i);
    }
    return sum / Image.byteCount(image.width(), image.height());
  }
}

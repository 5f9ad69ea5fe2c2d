package org.cvready.perturb.sensor;

import java.util.random.RandomGenerator;
import org.cvready.perturb.NoiseField;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.PixelRows;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Samples that are black or white whatever the scene: salt and pepper.
 *
 * <p>Cause in the field: bit errors in a cable or a converter, defective pixels. Model: every
 * sample is replaced with probability p, by 255 or by 0 with equal chance. Strength: severity 1..5,
 * p of .03, .06, .09, .17, .27. Severities share one field, so what one replaces a stronger one
 * replaces alike.
 *
 * <p>Source: Hendrycks and Dietterich (2019), as imagecorruptions 1.1.2 computes it with
 * scikit-image. Its flaw is kept, since published results contain it: single samples are hit, not
 * pixels, so that most specks are coloured, even on a grey picture.
 */
public record ImpulseNoise() implements Perturbation {
  private static final double[] PROBABILITY = {0.03, 0.06, 0.09, 0.17, 0.27};

  @Override
  public String name() {
    return "impulse_noise";
  }

  @Override
  public StrengthScale scale() {
    return StrengthScale.SEVERITY;
  }

  @Override
  public Stage stage() {
    return Stage.SENSOR;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    double probability = PROBABILITY[(int) scale().check(name(), strength) - 1];
    NoiseField noise = NoiseField.of(random);
    int[] bits = new int[Image.CHANNELS * image.width()];
    int least = (int) (probability * 0x1p31);
    return PixelRows.change(
        image,
        memory,
        (row, y) -> {
          noise.bits(y * row.length, bits, row.length);
          replace(row, bits, least);
        });
  }

  /** The upper 31 bits decide whether, the last one by what; without branches. */
  private static void replace(byte[] row, int[] bits, int least) {
    // First what is kept of a sample, and above it what is put in: this loop uses vectors.
    for (int i = 0; i < bits.length; i++) {
      int hit = ((bits[i] >>> 1) - least) >> 31;
      bits[i] = (~hit & 0xff) | (-(bits[i] & 1) & hit & 0xff) << 8;
    }
    for (int i = 0; i < row.length; i++) {
      row[i] = (byte) ((row[i] & bits[i]) | bits[i] >> 8);
    }
  }
}

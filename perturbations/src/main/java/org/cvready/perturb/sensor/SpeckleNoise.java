package org.cvready.perturb.sensor;

import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.cvready.perturb.NoiseField;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.PixelRows;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Noise in proportion to the sample, as coherent light and uneven pixel gain make it.
 *
 * <p>Cause in the field: laser lighting on a rough surface, radar and ultrasound pictures, pixels
 * of unequal gain. Model: every sample x, as a share of 255, becomes {@code x + x n} with an
 * independent normal number n, clipped to [0, 1]. Strength: severity 1..5, standard deviation of n
 * .15, .2, .35, .45, .6. Severities share one field of normal numbers. Black stays black.
 *
 * <p>Source: Hendrycks and Dietterich (2019), as imagecorruptions 1.1.2 computes it. Its flaws are
 * kept, since published results contain them: samples are truncated rather than rounded; the noise
 * acts on encoded samples, not on light; it differs between the channels of a grey picture.
 */
public record SpeckleNoise() implements Perturbation {
  private static final NormalShares[] SHARES =
      DoubleStream.of(0.15, 0.2, 0.35, 0.45, 0.6)
          .mapToObj(NormalShares::new)
          .toArray(NormalShares[]::new);

  @Override
  public String name() {
    return "speckle_noise";
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
    NormalShares shares = SHARES[(int) scale().check(name(), strength) - 1];
    NoiseField noise = NoiseField.of(random);
    int[] bits = new int[Image.CHANNELS * image.width()];
    return PixelRows.change(
        image,
        memory,
        (row, y) -> {
          noise.spreadBits(y * row.length, bits, row.length);
          NoisySamples.addInProportion(row, bits, shares);
        });
  }
}

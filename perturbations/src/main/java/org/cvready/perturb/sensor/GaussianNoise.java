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
 * Noise of equal strength everywhere, as electronics add in low light.
 *
 * <p>Cause in the field: high gain on a dark scene, a hot or poorly shielded camera. Model: every
 * sample, as a share of 255, gets an independent normal number, is clipped to [0, 1] and scaled
 * back. Strength: severity 1..5, standard deviation .08, .12, .18, .26, .38. Severities share one
 * field of normal numbers.
 *
 * <p>Source: Hendrycks and Dietterich (2019), "Benchmarking Neural Network Robustness to Common
 * Corruptions and Perturbations", as imagecorruptions 1.1.2 computes it. Published results contain
 * its flaws, so this does too: samples are truncated rather than rounded, which darkens by half a
 * level; the noise is added to encoded samples, not to light; it differs between the channels of a
 * grey picture.
 */
public record GaussianNoise() implements Perturbation {
  private static final NormalLevels[] LEVELS =
      DoubleStream.of(0.08, 0.12, 0.18, 0.26, 0.38)
          .mapToObj(deviation -> new NormalLevels(255 * deviation))
          .toArray(NormalLevels[]::new);

  @Override
  public String name() {
    return "gaussian_noise";
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
    NormalLevels levels = LEVELS[(int) scale().check(name(), strength) - 1];
    NoiseField noise = NoiseField.of(random);
    int[] bits = new int[Image.CHANNELS * image.width()];
    return PixelRows.change(
        image,
        memory,
        (row, y) -> {
          noise.spreadBits(y * row.length, bits, row.length);
          NoisySamples.add(row, bits, levels);
        });
  }
}

package org.cvready.perturb.sensor;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.cvready.perturb.NoiseField;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.PixelRows;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * The noise of counted photons.
 *
 * <p>Cause in the field: little light reaches the sensor, because the shutter is short, the
 * aperture small or the scene dark. Model: a sample x, as a share of 255, becomes a Poisson number
 * of mean {@code c x} divided by c, clipped to [0, 1]; c is how many photons make white. Strength:
 * severity 1..5, c of 60, 25, 12, 5, 3. Severities share one field of uniform numbers, of which the
 * Poisson quantiles are taken.
 *
 * <p>Source: Hendrycks and Dietterich (2019), as imagecorruptions 1.1.2 computes it. Its flaws are
 * kept, since published results contain them: samples are truncated rather than rounded; photons
 * are counted in proportion to encoded samples, not to light; colours are counted apart, so that a
 * grey picture turns colourful.
 */
public record ShotNoise() implements Perturbation {
  private static final PhotonTable[] TABLES =
      IntStream.of(60, 25, 12, 5, 3).mapToObj(PhotonTable::new).toArray(PhotonTable[]::new);

  @Override
  public String name() {
    return "shot_noise";
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
    PhotonTable table = TABLES[(int) scale().check(name(), strength) - 1];
    NoiseField noise = NoiseField.of(random);
    int[] bits = new int[Image.CHANNELS * image.width()];
    return PixelRows.change(
        image,
        memory,
        (row, y) -> {
          noise.bits(y * row.length, bits, row.length);
          table.count(row, bits);
        });
  }
}

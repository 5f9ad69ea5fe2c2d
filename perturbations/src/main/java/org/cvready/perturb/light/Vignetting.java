package org.cvready.perturb.light;

import java.util.random.RandomGenerator;
import org.cvready.perturb.LightRows;
import org.cvready.perturb.Parameter;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Settings;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Corners darker than the middle.
 *
 * <p>Cause in the field: a lens opened further, of shorter focal length or for a smaller sensor, a
 * hood or filter in the way, a ring light of uneven output. Model: gain cos<sup>4</sup> of the
 * angle off the axis, so 1 / (1 + k r<sup>2</sup>)<sup>2</sup> at the distance r from the middle,
 * in linear light; k follows from the loss at the corner. Strength: light lost at a corner in [0,
 * 95] %; 0 changes nothing; severity 1..5 is 20, 40, 60, 75, 88 %. Parameters: {@code centre_x},
 * {@code centre_y}, where the axis meets the picture, in [0, 100] % of its sides; the loss is that
 * at half a diagonal from there. Source: the cos<sup>4</sup> law of illumination (Reiss, Journal of
 * the Optical Society of America 35 (1945) 283). Limits: mechanical vignetting cuts off more
 * abruptly; a real lens loses the same in all channels only nearly. Not random.
 */
public record Vignetting(Settings settings) implements Perturbation {
  /** The parameters at their standard values. */
  public static final Settings STANDARD =
      Settings.standard(
          new Parameter("centre_x", "%", 0, 100, 50, "optical axis from the left, % of the width"),
          new Parameter("centre_y", "%", 0, 100, 50, "optical axis from the top, % of the height"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "%", "corner_loss", new StrengthScale.Domain(0, 95, 0), 20, 40, 60, 75, 88);

  /** The axis meets the middle. */
  public Vignetting() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "vignetting";
  }

  @Override
  public StrengthScale scale() {
    return SCALE;
  }

  @Override
  public Stage stage() {
    return Stage.OPTICS;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    double corner = 1 - SCALE.check(name(), strength) / 100;
    double squaredTangent = 1 / Math.sqrt(corner) - 1;
    double width = image.width();
    double height = image.height();
    double k = squaredTangent * 4 / (width * width + height * height);
    float[] across = squares(image.width(), settings.value("centre_x"), k);
    float[] down = squares(image.height(), settings.value("centre_y"), k);
    return LightRows.scale(
        image,
        memory,
        (gain, y) -> {
          float atRow = 1 + down[y];
          for (int x = 0; x < gain.length; x++) {
            float inverse = atRow + across[x];
            gain[x] = 1 / (inverse * inverse);
          }
        });
  }

  private static float[] squares(int length, double centre, double factor) {
    float[] squares = new float[length];
    for (int i = 0; i < length; i++) {
      double distance = i + 0.5 - length * centre / 100;
      squares[i] = (float) (factor * distance * distance);
    }
    return squares;
  }
}

package org.cvready.perturb.sensor;

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
 * A colour cast from wrong gains of red and blue.
 *
 * <p>Cause in the field: automatic white balance misled by a coloured part, a balance taken under
 * another lamp, a camera exchanged without a new balance. Model: in linear light, red is multiplied
 * by 1 + e and blue by 1 - e; both clip at white. Strength: the error e in [-80, 80] %; 0 changes
 * nothing, above 0 is too warm, below 0 too cold; severity 1..5 is 5, 10, 20, 35, 60 %.
 *
 * <p>Source: the diagonal (von Kries) model of white balance. Limits: green stays as it is, so a
 * green or magenta cast is {@code tint}; the gains act on sRGB primaries, not on the sensor's own.
 * Not random.
 */
public record WhiteBalance() implements Perturbation {
  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "%", "error", new StrengthScale.Domain(-80, 80, 0), 5, 10, 20, 35, 60);

  @Override
  public String name() {
    return "white_balance";
  }

  @Override
  public StrengthScale scale() {
    return SCALE;
  }

  @Override
  public Stage stage() {
    return Stage.SENSOR;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    double error = SCALE.check(name(), strength) / 100;
    return PixelRows.lookUp(image, memory, table(1 + error), table(1), table(1 - error));
  }

  private static byte[] table(double gain) {
    byte[] table = new byte[256];
    for (int i = 0; i < table.length; i++) {
      table[i] = LinearLight.toSample(gain * LinearLight.ofSample(i));
    }
    return table;
  }
}

package org.cvready.perturb.light;

import java.util.random.RandomGenerator;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.PixelRows;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * A camera whose tone curve is not the one the model was trained with.
 *
 * <p>Cause in the field: the gamma setting of an industrial camera was changed or lost, a camera
 * was replaced by one with another curve, a driver applies the curve twice. Model: samples as a
 * share of 255 are raised to the power gamma, as the power law of a camera's gamma register does
 * (GenICam Standard Features Naming Convention, {@code Gamma}); black and white stay. Strength:
 * gamma as a plain factor in [0.25, 4] x; 1 changes nothing, above 1 darkens the middle tones,
 * below 1 brightens them; severity 1..5 is 1.2, 1.5, 1.8, 2.2, 3. Limits: it acts on 8-bit samples,
 * so dark tones band where a camera would have more bits. Not random.
 */
public record Gamma() implements Perturbation {
  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "x", "gamma", new StrengthScale.Domain(0.25, 4, 1), 1.2, 1.5, 1.8, 2.2, 3);

  @Override
  public String name() {
    return "gamma";
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
    SCALE.check(name(), strength);
    byte[] table = new byte[256];
    for (int i = 0; i < table.length; i++) {
      table[i] = (byte) StrictMath.rint(255 * StrictMath.pow(i / 255.0, strength));
    }
    return PixelRows.lookUp(image, memory, table);
  }
}

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
 * A black that is grey, or shadows that are cut off.
 *
 * <p>Cause in the field: the sensor's dark signal or its converter drifts with temperature, or the
 * camera subtracts the wrong pedestal. Model: an offset is added to the linear signal, which clips
 * at black and white. Strength: the offset in [-20, 20] % of white; 0 changes nothing, above 0
 * shadows turn grey and colours pale, below 0 shadows vanish; severity 1..5 is 0.5, 1, 2, 4, 8 %.
 *
 * <p>Source: the dark signal of EMVA Standard 1288, release 4.0 Limits: the same offset for all
 * three colours and all pixels; what was clipped at black does not come back. Not random.
 */
public record BlackLevel() implements Perturbation {
  private static final StrengthScale SCALE =
      StrengthScale.magnitude("%", "offset", new StrengthScale.Domain(-20, 20, 0), 0.5, 1, 2, 4, 8);

  @Override
  public String name() {
    return "black_level";
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
    double offset = SCALE.check(name(), strength) / 100;
    byte[] table = new byte[256];
    for (int i = 0; i < table.length; i++) {
      table[i] = LinearLight.toSample(Math.max(0, LinearLight.ofSample(i) + offset));
    }
    return PixelRows.lookUp(image, memory, table);
  }
}

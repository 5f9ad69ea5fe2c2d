package org.cvready.perturb.light;

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
 * A picture taken with more or less light than intended.
 *
 * <p>Cause in the field: a lamp that ages or fails, daylight through a door, a changed shutter time
 * or aperture. Model: linear light times 2<sup>EV</sup>, clipped at white, by the sRGB curve of IEC
 * 61966-2-1. Strength: exposure value in [-8, 8] EV; 0 changes nothing, +1 is twice the light;
 * severity 1..5 is -0.5, -1, -1.5, -2, -3 EV.
 *
 * <p>Limits: what a picture has already clipped or rounded to black does not come back, so strong
 * positive values show bands where a camera would show detail, and no noise is added to dark ones.
 * Not random.
 */
public record Exposure() implements Perturbation {
  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "EV", "ev", new StrengthScale.Domain(-8, 8, 0), -0.5, -1, -1.5, -2, -3);

  @Override
  public String name() {
    return "exposure";
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
    SCALE.check(name(), strength);
    return PixelRows.lookUp(image, memory, table(strength));
  }

  private static byte[] table(double ev) {
    double gain = StrictMath.pow(2, ev);
    byte[] table = new byte[256];
    for (int i = 0; i < table.length; i++) {
      table[i] = LinearLight.toSample(gain * LinearLight.ofSample(i));
    }
    return table;
  }
}

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
 * Highlights that end in one flat grey.
 *
 * <p>Cause in the field: pixels or amplifiers that are full before the converter is, as with a low
 * gain setting, a small full well or an anti-blooming drain set too low. Model: linear light above
 * the level reads as the level. Strength: the level in [1, 100] % of white; 100 changes nothing;
 * severity 1..5 is 80, 60, 40, 25, 15 %.
 *
 * <p>Source: the saturation capacity of EMVA Standard 1288, release 4.0 Limits: a hard knee and no
 * blooming; the picture is not brightened again, for which {@code exposure} is there. Not random.
 */
public record Clipping() implements Perturbation {
  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "%", "level", new StrengthScale.Domain(1, 100, 100), 80, 60, 40, 25, 15);

  @Override
  public String name() {
    return "clipping";
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
    double level = SCALE.check(name(), strength) / 100;
    byte[] table = new byte[256];
    for (int i = 0; i < table.length; i++) {
      table[i] = LinearLight.toSample(Math.min(level, LinearLight.ofSample(i)));
    }
    return PixelRows.lookUp(image, memory, table);
  }
}

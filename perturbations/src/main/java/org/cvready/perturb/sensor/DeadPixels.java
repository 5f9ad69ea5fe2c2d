package org.cvready.perturb.sensor;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.RandomOrder;
import org.cvready.perturb.Settings;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Single pixels that stay black.
 *
 * <p>Cause in the field: dust baked under the cover glass, broken photodiodes or contacts. Model:
 * pixels at random places read black. Strength: defects per million pixels in [0, 100 000] ppm,
 * rounded to whole pixels; 0 changes nothing; severity 1..5 is 200, 1 000, 4 000, 10 000, 30 000
 * ppm. A stronger picture holds the defects of a slighter one. Parameter {@code sensor}: a whole
 * number from 1 gives all pictures the defects of that sensor, 0 draws others for each.
 *
 * <p>Source: the defect pixels of EMVA Standard 1288, release 4.0 Limits: no clusters, no camera
 * that corrects them; all three samples of a pixel are hit: follow with {@code demosaicing} for a
 * colour sensor.
 *
 * @param settings {@code sensor}
 */
public record DeadPixels(Settings settings) implements Perturbation {
  /** Other defects for every picture. */
  public static final Settings STANDARD = Settings.standard(SensorUnit.PARAMETER);

  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "ppm", "defects", new StrengthScale.Domain(0, 1e5, 0), 200, 1000, 4000, 10_000, 30_000);

  /** With the standard settings. */
  public DeadPixels() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "dead_pixels";
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
    double share = SCALE.check(name(), strength) / 1e6;
    RandomGenerator defects = SensorUnit.defects(settings, name(), random);
    int pixels = image.width() * image.height();
    ByteBuffer out = memory.picture(image).put(image.rgb());
    for (int pixel : RandomOrder.first(RandomOrder.count(share, pixels), pixels, defects)) {
      for (int i = Image.CHANNELS * pixel; i < Image.CHANNELS * (pixel + 1); i++) {
        out.put(i, (byte) 0);
      }
    }
    return Perturbed.inPlace(Image.wrap(image.width(), image.height(), out.rewind()));
  }
}

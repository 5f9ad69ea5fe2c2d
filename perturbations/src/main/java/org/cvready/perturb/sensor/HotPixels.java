package org.cvready.perturb.sensor;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.cvready.perturb.LinearLight;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.RandomOrder;
import org.cvready.perturb.Settings;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Single pixels that shine in the dark.
 *
 * <p>Cause in the field: crystal defects of the sensor that leak charge, more of them with age,
 * heat and long exposure. Model: defects at random places, each with a dark signal of its own,
 * uniform from a quarter of white to white, which adds to the light and clips. Strength: defects
 * per million pixels in [0, 100 000] ppm, rounded to whole pixels; 0 changes nothing; severity 1..5
 * is 200, 1 000, 4 000, 10 000, 30 000 ppm. A stronger picture holds the defects of a slighter one.
 * Parameter {@code sensor}: a whole number from 1 gives all pictures the defects of that sensor, 0
 * draws others for each.
 *
 * <p>Source: the defect pixels of EMVA Standard 1288, release 4.0, which has them by a histogram of
 * the dark signal; the uniform spread is ours. Limits: no doubled defects or clusters, no camera
 * that corrects them; all three samples of a pixel are hit, as behind no colour filter: follow with
 * {@code demosaicing} for the coloured crosses of a colour sensor.
 *
 * @param settings {@code sensor}
 */
public record HotPixels(Settings settings) implements Perturbation {
  /** Other defects for every picture. */
  public static final Settings STANDARD = Settings.standard(SensorUnit.PARAMETER);

  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "ppm", "defects", new StrengthScale.Domain(0, 1e5, 0), 200, 1000, 4000, 10_000, 30_000);
  private static final double LEAST_SIGNAL = 0.25;

  /** With the standard settings. */
  public HotPixels() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "hot_pixels";
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
    // A stream of its own, so that signals do not depend on how many places are drawn.
    SplittableRandom signals = new SplittableRandom(defects.nextLong());
    for (int pixel : RandomOrder.first(RandomOrder.count(share, pixels), pixels, defects)) {
      double signal = LEAST_SIGNAL + (1 - LEAST_SIGNAL) * signals.nextDouble();
      for (int i = Image.CHANNELS * pixel; i < Image.CHANNELS * (pixel + 1); i++) {
        double light = LinearLight.ofSample(out.get(i) & 0xff);
        out.put(i, LinearLight.toSample(light + signal));
      }
    }
    return Perturbed.inPlace(Image.wrap(image.width(), image.height(), out.rewind()));
  }
}

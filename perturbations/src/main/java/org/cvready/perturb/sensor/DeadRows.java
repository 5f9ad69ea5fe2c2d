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
 * Whole rows that stay black.
 *
 * <p>Cause in the field: a broken row driver or select line of the sensor. Model: rows at random
 * places read black. Strength: share of the rows in [0, 20] %, rounded up to whole rows, so that
 * any share above 0 loses one; 0 changes nothing; severity 1..5 is 0.2, 0.5, 1, 2, 5 %. A stronger
 * picture holds the defects of a slighter one. Parameter {@code sensor}: a whole number from 1
 * gives all pictures the defects of that sensor, 0 draws others for each.
 *
 * <p>Source: a model of ours. Limits: no half rows, no camera that fills rows from their
 * neighbours.
 *
 * @param settings {@code sensor}
 */
public record DeadRows(Settings settings) implements Perturbation {
  /** Other defects for every picture. */
  public static final Settings STANDARD = Settings.standard(SensorUnit.PARAMETER);

  private static final StrengthScale SCALE =
      StrengthScale.magnitude("%", "share", new StrengthScale.Domain(0, 20, 0), 0.2, 0.5, 1, 2, 5);

  /** With the standard settings. */
  public DeadRows() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "dead_rows";
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
    double share = SCALE.check(name(), strength) / 100;
    RandomGenerator defects = SensorUnit.defects(settings, name(), random);
    int rows = (int) Math.ceil(share * image.height());
    ByteBuffer out = memory.picture(image).put(image.rgb());
    byte[] black = new byte[Image.CHANNELS * image.width()];
    for (int y : RandomOrder.first(rows, image.height(), defects)) {
      out.put(y * black.length, black);
    }
    return Perturbed.inPlace(Image.wrap(image.width(), image.height(), out.rewind()));
  }
}

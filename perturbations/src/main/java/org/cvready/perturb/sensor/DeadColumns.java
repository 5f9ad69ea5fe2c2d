package org.cvready.perturb.sensor;

import java.util.random.RandomGenerator;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.PixelRows;
import org.cvready.perturb.RandomOrder;
import org.cvready.perturb.Settings;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Whole columns that stay black.
 *
 * <p>Cause in the field: a broken column amplifier or converter of the sensor; on a line-scan
 * camera a single dead pixel. Model: columns at random places read black. Strength: share of the
 * columns in [0, 20] %, rounded up to whole columns, so that any share above 0 loses one; 0 changes
 * nothing; severity 1..5 is 0.2, 0.5, 1, 2, 5 %. A stronger picture holds the defects of a slighter
 * one. Parameter {@code sensor}: a whole number from 1 gives all pictures the defects of that
 * sensor, 0 draws others for each.
 *
 * <p>Source: a model of ours. Limits: no half columns, no camera that fills columns from their
 * neighbours.
 *
 * @param settings {@code sensor}
 */
public record DeadColumns(Settings settings) implements Perturbation {
  /** Other defects for every picture. */
  public static final Settings STANDARD = Settings.standard(SensorUnit.PARAMETER);

  private static final StrengthScale SCALE =
      StrengthScale.magnitude("%", "share", new StrengthScale.Domain(0, 20, 0), 0.2, 0.5, 1, 2, 5);

  /** With the standard settings. */
  public DeadColumns() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "dead_columns";
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
    int count = (int) Math.ceil(share * image.width());
    int[] columns = RandomOrder.first(count, image.width(), defects);
    return PixelRows.change(
        image,
        memory,
        (row, y) -> {
          for (int x : columns) {
            row[Image.CHANNELS * x] = 0;
            row[Image.CHANNELS * x + 1] = 0;
            row[Image.CHANNELS * x + 2] = 0;
          }
        });
  }
}

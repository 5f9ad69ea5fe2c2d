package org.cvready.perturb.fault;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.PixelRows;
import org.cvready.perturb.RandomOrder;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.vision.Image;

/**
 * Nothing but black, from some row on.
 *
 * <p>Cause in the field: a shutter, lamp or trigger that failed during readout, a cable that came
 * loose. Model: the lower rows read black. Strength: share of the rows in [0, 100] %, to the
 * nearest row; 0 changes nothing, at 100 the whole frame is black; severity 1..5 is 10, 25, 50, 75,
 * 100 %. Boxes stay: a part that cannot be seen must not pass as good.
 *
 * <p>Source: a model of ours. Limits: no noise in the lost rows. Not random.
 */
public record BlackFrame() implements Perturbation {
  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "%", "share", new StrengthScale.Domain(0, 100, 0), 10, 25, 50, 75, 100);

  @Override
  public String name() {
    return "black_frame";
  }

  @Override
  public StrengthScale scale() {
    return SCALE;
  }

  @Override
  public Stage stage() {
    return Stage.DIGITAL;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random) {
    double share = SCALE.check(name(), strength) / 100;
    int sound = image.height() - RandomOrder.count(share, image.height());
    return PixelRows.change(
        image,
        (row, y) -> {
          if (y >= sound) {
            Arrays.fill(row, (byte) 0);
          }
        });
  }
}

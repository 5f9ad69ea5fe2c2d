package org.cvready.perturb.fault;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.PixelRows;
import org.cvready.perturb.RandomOrder;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Nothing but black or nothing but white, from some row on.
 *
 * <p>Cause in the field: black where a shutter, lamp or trigger failed during readout or a cable
 * came loose; white where a bus floats high, memory is read before it was written, or light floods
 * the sensor during readout. Model: the lower rows read 0 or 255 in every channel. Strength: share
 * of the rows in [0, 100] %, to the nearest row; 0 changes nothing, at 100 nothing is left of the
 * picture; severity 1..5 is 10, 25, 50, 75, 100 %. Boxes stay: a part that cannot be seen must not
 * pass as good.
 *
 * <p>Source: a model of ours. Limits: no noise in the lost rows. Not random.
 *
 * @param reads what the lost rows hold
 */
public record LostRows(Reads reads) implements Perturbation {
  /** What lost rows hold. */
  public enum Reads {
    /** Every sample 0. */
    BLACK("black_frame", 0),
    /** Every sample 255. */
    WHITE("white_frame", 255);

    private final String name;
    private final int sample;

    Reads(String name, int sample) {
      this.name = name;
      this.sample = sample;
    }
  }

  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "%", "share", new StrengthScale.Domain(0, 100, 0), 10, 25, 50, 75, 100);

  @Override
  public String name() {
    return reads.name;
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
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    double share = SCALE.check(name(), strength) / 100;
    int sound = image.height() - RandomOrder.count(share, image.height());
    return PixelRows.change(
        image,
        memory,
        (row, y) -> {
          if (y >= sound) {
            Arrays.fill(row, (byte) reads.sample);
          }
        });
  }
}

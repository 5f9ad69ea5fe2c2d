package org.cvready.perturb.fault;

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
 * Red and blue exchanged.
 *
 * <p>Cause in the field: a driver or converter that takes BGR for RGB; where a buffer is switched
 * during readout, from some row on. Model: the lower rows have their red and blue samples
 * exchanged. Strength: share of the rows in [0, 100] %, to the nearest row; 0 changes nothing, 100
 * exchanges the whole picture; severity 1..5 is 20, 40, 60, 80, 100 %.
 *
 * <p>Source: a model of ours. Limits: grey pictures do not change; no other order of the three. Not
 * random.
 */
public record SwappedChannels() implements Perturbation {
  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "%", "share", new StrengthScale.Domain(0, 100, 0), 20, 40, 60, 80, 100);

  @Override
  public String name() {
    return "swapped_channels";
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
    int right = image.height() - RandomOrder.count(share, image.height());
    return PixelRows.change(
        image,
        memory,
        (row, y) -> {
          for (int i = 0; y >= right && i < row.length; i += Image.CHANNELS) {
            byte red = row[i];
            row[i] = row[i + 2];
            row[i + 2] = red;
          }
        });
  }
}

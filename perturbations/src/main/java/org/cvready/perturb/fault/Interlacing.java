package org.cvready.perturb.fault;

import java.util.random.RandomGenerator;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.PixelRows;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Combed edges of what moved between two fields.
 *
 * <p>Cause in the field: an analogue camera or converter that takes odd and even rows one after the
 * other while the belt moves; a line start that slips on every second row. Model: odd rows, counted
 * from 0 at the top, are moved to the right, and their first pixel fills the gap. Strength: the
 * move in whole pixels in [0, 16] px: speed times the time between fields times resolution; 0
 * changes nothing; severity 1..5 is 1, 2, 4, 8, 16 px. Boxes stay where the even rows are.
 *
 * <p>Source: a model of ours. Limits: the whole picture moves alike; what repeats itself within the
 * range, such as a fine grid, may fall onto itself and look less damaged. Not random.
 */
public record Interlacing() implements Perturbation {
  private static final StrengthScale SCALE =
      StrengthScale.magnitude("px", "move", new StrengthScale.Domain(0, 16, 0), 1, 2, 4, 8, 16)
          .inWholeNumbers();

  @Override
  public String name() {
    return "interlacing";
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
    int move = Image.CHANNELS * (int) SCALE.check(name(), strength);
    return PixelRows.change(
        image,
        memory,
        (row, y) -> {
          if ((y & 1) == 1) {
            int gap = Math.min(move, row.length - Image.CHANNELS);
            System.arraycopy(row, 0, row, gap, row.length - gap);
            for (int i = Image.CHANNELS; i < gap; i++) {
              row[i] = row[i - Image.CHANNELS];
            }
          }
        });
  }
}

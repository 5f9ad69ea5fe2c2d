package org.cvready.trainer.loss;

import java.util.Arrays;
import java.util.List;
import org.cvready.trainer.data.Target;

/**
 * Assigns cells to objects by how well they do both tasks already: Feng et al. (2021), TOOD.
 *
 * <p>Cells whose middle lies in an object, or within one stride of its middle, are ranked by {@code
 * score^0.5 * iou^6}; the best ten are to find it. A cell wanted by two objects goes to the one it
 * overlaps more. What such a cell is to score is its rank value, scaled so that the best of an
 * object is to score the greatest IoU among them.
 */
final class TaskAligned {
  private static final int MOST_CELLS = 10;
  private static final double IOU_POWER = 6;

  private final int cells;
  private final float[] table;
  private final double[] value;
  private final double[] iou;
  private final int[] owner;
  private final double[] ownIou;
  private final double[] ownValue;

  /**
   * Assigns on a grid.
   *
   * @param table centre x, centre y and stride of every cell, in three rows
   */
  TaskAligned(float[] table) {
    this.table = table.clone();
    this.cells = table.length / 3;
    this.value = new double[cells];
    this.iou = new double[cells];
    this.owner = new int[cells];
    this.ownIou = new double[cells];
    this.ownValue = new double[cells];
  }

  /** Assigns the cells of one picture. */
  void assign(Proposals proposals, int picture, List<Target> targets, Assignment into) {
    Arrays.fill(owner, -1);
    for (int t = 0; t < targets.size(); t++) {
      rank(proposals, picture, targets.get(t));
      claim(t);
    }
    for (int t = 0; t < targets.size(); t++) {
      write(t, targets.get(t), picture, into);
    }
  }

  private void rank(Proposals proposals, int picture, Target target) {
    for (int cell = 0; cell < cells; cell++) {
      double stride = table[2 * cells + cell];
      double dx = Math.abs(table[cell] - target.x());
      double dy = Math.abs(table[cells + cell] - target.y());
      boolean inside = dx < target.width() / 2 && dy < target.height() / 2;
      value[cell] = -1;
      if (inside || (dx < stride && dy < stride)) {
        iou[cell] = iou(proposals, picture, cell, target);
        double score = proposals.score(picture, target.classIndex(), cell);
        value[cell] = Math.sqrt(score) * Math.pow(iou[cell], IOU_POWER);
      }
    }
  }

  private static double iou(Proposals proposals, int picture, int cell, Target target) {
    double w = proposals.box(picture, 2, cell);
    double h = proposals.box(picture, 3, cell);
    double shared =
        overlap(proposals.box(picture, 0, cell), w, target.x(), target.width())
            * overlap(proposals.box(picture, 1, cell), h, target.y(), target.height());
    return shared / (w * h + (double) target.width() * target.height() - shared);
  }

  private static double overlap(double a, double sideA, double b, double sideB) {
    double from = Math.max(a - sideA / 2, b - sideB / 2);
    return Math.max(0, Math.min(a + sideA / 2, b + sideB / 2) - from);
  }

  /** Gives the best cells to object {@code t}, unless another one overlaps them more. */
  private void claim(int t) {
    for (int k = 0; k < MOST_CELLS; k++) {
      int best = 0;
      for (int cell = 1; cell < cells; cell++) {
        best = value[cell] > value[best] ? cell : best;
      }
      if (!(value[best] > 0)) {
        return;
      }
      if (owner[best] < 0 || iou[best] > ownIou[best]) {
        owner[best] = t;
        ownIou[best] = iou[best];
        ownValue[best] = value[best];
      }
      value[best] = -1;
    }
  }

  private void write(int t, Target target, int picture, Assignment into) {
    double greatestValue = 0;
    double greatestIou = 0;
    for (int cell = 0; cell < cells; cell++) {
      if (owner[cell] == t) {
        greatestValue = Math.max(greatestValue, ownValue[cell]);
        greatestIou = Math.max(greatestIou, ownIou[cell]);
      }
    }
    for (int cell = 0; cell < cells; cell++) {
      if (owner[cell] == t) {
        float score = (float) (ownValue[cell] / greatestValue * greatestIou);
        into.add(picture, cell, target, score);
      }
    }
  }
}

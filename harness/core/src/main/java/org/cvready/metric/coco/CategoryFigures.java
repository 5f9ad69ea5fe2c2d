package org.cvready.metric.coco;

import java.util.Arrays;

/**
 * Precision curves and recalls of one category, for every IoU, area and limit that COCO reports.
 */
final class CategoryFigures {
  private static final AreaRange[] AREAS = AreaRange.values();
  private static final int[] LIMITS = {1, 10, 100};

  private final double[][] precision = new double[AREAS.length][CocoGrid.IOUS * CocoGrid.RECALLS];
  private final double[][][] recall = new double[AREAS.length][LIMITS.length][CocoGrid.IOUS];

  CategoryFigures(CategoryMatches matches) {
    int[] order = matches.byScore();
    for (AreaRange area : AREAS) {
      for (int t = 0; t < CocoGrid.IOUS; t++) {
        accumulate(matches, order, area, t);
      }
    }
  }

  private void accumulate(CategoryMatches matches, int[] order, AreaRange area, int iou) {
    double[] samples = precision[area.position()];
    for (int m = 0; m < LIMITS.length; m++) {
      double[] recalls = recall[area.position()][m];
      boolean last = m == LIMITS.length - 1;
      if (matches.truths(area) == 0) {
        recalls[iou] = -1;
        if (last) {
          Arrays.fill(samples, iou * CocoGrid.RECALLS, (iou + 1) * CocoGrid.RECALLS, -1.0);
        }
        continue;
      }
      PrecisionCurve curve = curve(matches, order, new Selection(area, iou, LIMITS[m]));
      recalls[iou] = curve.recall();
      if (last) {
        curve.sample(samples, iou * CocoGrid.RECALLS);
      }
    }
  }

  /** What part of the matches a curve is made from. */
  record Selection(AreaRange area, int iou, int limit) {}

  static PrecisionCurve curve(CategoryMatches matches, int[] order, Selection selection) {
    PrecisionCurve curve =
        new PrecisionCurve(matches.truths(selection.area), matches.truths(selection.area));
    for (int i : order) {
      if (matches.rank(i) >= selection.limit) {
        continue;
      }
      if (matches.hit(i, selection.area, selection.iou)) {
        curve.hit(1);
      } else if (!matches.ignored(i, selection.area, selection.iou)) {
        curve.falseAlarm(1);
      }
    }
    return curve;
  }

  /** The precision at an IoU and a recall threshold, or -1 where no object counts. */
  double precision(AreaRange area, int iou, int recallPosition) {
    return precision[area.position()][iou * CocoGrid.RECALLS + recallPosition];
  }

  /** The recall at an IoU threshold, or -1 where no object counts. */
  double recall(CocoFigure figure, int iou) {
    int m = figure.limit() == 1 ? 0 : figure.limit() == 10 ? 1 : 2;
    return recall[figure.area().position()][m][iou];
  }
}

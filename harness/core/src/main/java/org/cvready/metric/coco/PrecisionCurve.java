package org.cvready.metric.coco;

/**
 * Precision at the 101 recall thresholds, for one category, IoU and range of areas.
 *
 * <p>Only detections that find an object can raise precision or recall, so only they are kept: the
 * precision right after each, then the highest from there on.
 */
final class PrecisionCurve {
  /** numpy's {@code spacing(1)}, which pycocotools adds to a denominator. */
  private static final double SPACING = Math.ulp(1.0);

  private final double[] precisions;
  private final double[] recalls;
  private final double truths;
  private int points;
  private double found;
  private double raised;

  /**
   * An empty curve.
   *
   * @param truths how many objects count, more than 0
   * @param capacity how many detections may find one
   */
  PrecisionCurve(double truths, int capacity) {
    this.truths = truths;
    this.precisions = new double[capacity];
    this.recalls = new double[capacity];
  }

  /** The next detections find objects: {@code times} copies of one detection. */
  void hit(int times) {
    found += times;
    precisions[points] = found / (raised + found + SPACING);
    recalls[points] = found / truths;
    points++;
  }

  /** The next detections are false: {@code times} copies of one detection. */
  void falseAlarm(int times) {
    raised += times;
  }

  /** The share of objects found in the end, in [0, 1]. */
  double recall() {
    return found / truths;
  }

  /** Writes the precision at each recall threshold to {@code target}, from {@code offset}. */
  void sample(double[] target, int offset) {
    for (int p = points - 1; p > 0; p--) {
      precisions[p - 1] = Math.max(precisions[p - 1], precisions[p]);
    }
    int p = 0;
    for (int r = 0; r < CocoGrid.RECALLS; r++) {
      double threshold = CocoGrid.recall(r);
      while (p < points && recalls[p] < threshold) {
        p++;
      }
      target[offset + r] = p < points ? precisions[p] : 0;
    }
  }
}

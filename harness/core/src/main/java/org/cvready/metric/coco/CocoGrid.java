package org.cvready.metric.coco;

/**
 * The IoU and recall thresholds of a COCO evaluation, as numpy's {@code linspace} computes them.
 *
 * <p>They differ from the nearest doubles in the last digit in places, which decides matches and
 * curve points that fall exactly on a threshold.
 */
public final class CocoGrid {
  /** How many IoU thresholds there are: .50 to .95. */
  public static final int IOUS = 10;

  /** How many recall thresholds there are: 0 to 1. */
  public static final int RECALLS = 101;

  private CocoGrid() {}

  /** The IoU threshold at {@code position} in [0, 10). */
  public static double iou(int position) {
    return position == IOUS - 1 ? 0.95 : 0.5 + position * ((0.95 - 0.5) / (IOUS - 1));
  }

  /** The recall threshold at {@code position} in [0, 101). */
  public static double recall(int position) {
    return position == RECALLS - 1 ? 1.0 : position * 0.01;
  }
}

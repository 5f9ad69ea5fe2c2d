package org.cvready.match;

import java.util.Arrays;

/**
 * The ground truth of one image that one detection overlaps enough to match, in file order.
 *
 * <p>The choice among them is COCO's ({@code cocoeval.py}, {@code evaluateImg}): ground truth that
 * counts is preferred to ground truth that is ignored, then the larger IoU wins, and on equal IoU
 * the later one. Only ignored ground truth that is a crowd may be chosen more than once. Reusable
 * for one detection after another; not for several threads.
 */
public final class Candidates {
  /** No ground truth. */
  public static final int NONE = -1;

  /** COCO lowers a threshold of 1 by this much, so that equal boxes match. */
  private static final double HIGHEST_THRESHOLD = 1 - 1e-10;

  private final double floor;
  private double[] ious = new double[16];
  private int[] truths = new int[16];
  private int size;

  /**
   * Candidates at or above a lowest threshold.
   *
   * @param lowestThreshold no threshold asked of {@link #best} is lower than this IoU, in (0, 1]
   */
  public Candidates(double lowestThreshold) {
    this.floor = Math.min(lowestThreshold, HIGHEST_THRESHOLD);
  }

  /** Forgets the last detection's candidates. */
  public void clear() {
    size = 0;
  }

  /** True where nothing overlaps enough. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** Offers the next ground truth, by its position in the image, with its overlap. */
  public void offer(int truth, double iou) {
    if (iou < floor) {
      return;
    }
    if (size == truths.length) {
      ious = Arrays.copyOf(ious, size * 2);
      truths = Arrays.copyOf(truths, size * 2);
    }
    ious[size] = iou;
    truths[size] = truth;
    size++;
  }

  /**
   * The ground truth this detection takes, or {@link #NONE}.
   *
   * @param taken by position, whether the ground truth is matched already and may not be again
   * @param ignored by position, whether the ground truth does not count
   * @param threshold the least IoU of a match, in (0, 1]
   */
  public int best(boolean[] taken, boolean[] ignored, double threshold) {
    int counted = best(taken, ignored, threshold, false);
    return counted != NONE ? counted : best(taken, ignored, threshold, true);
  }

  private int best(boolean[] taken, boolean[] ignored, double threshold, boolean amongIgnored) {
    double least = Math.min(threshold, HIGHEST_THRESHOLD);
    int chosen = NONE;
    for (int i = 0; i < size; i++) {
      int truth = truths[i];
      if (ignored[truth] != amongIgnored || taken[truth] || ious[i] < least) {
        continue;
      }
      least = ious[i];
      chosen = truth;
    }
    return chosen;
  }
}

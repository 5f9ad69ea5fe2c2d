package org.cvready.model.decode;

import java.util.Arrays;

/**
 * Greedy, class-aware suppression of overlapping boxes: from the highest score down, a box is kept
 * unless it overlaps a kept box of its own class by more than the threshold.
 *
 * <p>Boxes are sorted as far as they are looked at; each is compared only with the kept boxes of
 * its class. The result is a subset in descending order of score, and suppressing it again changes
 * nothing.
 */
public final class NonMaxSuppression {
  /** Far more than rounding changes an overlap by, far less than tells two thresholds apart. */
  private static final double ROUNDING = 1e-9;

  private final double threshold;
  private final int most;
  private int[] kept = new int[0];

  // Of the kept boxes, one after the other: left, top, right, bottom.
  private float[] corners = new float[0];
  private double[] areas = new double[0];
  private int[] next = new int[0];
  private int[] newest = new int[0];

  /**
   * A rule for one thread.
   *
   * @param threshold greatest overlap (IoU) of two kept boxes of a class, in [0, 1]; 1 keeps all
   * @param most how many boxes to keep at most, at least 1
   */
  public NonMaxSuppression(double threshold, int most) {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("NMS IoU must be in [0, 1], got " + threshold);
    }
    if (most < 1) {
      throw new IllegalArgumentException("most detections must be at least 1, got " + most);
    }
    this.threshold = threshold;
    this.most = most;
  }

  /**
   * The positions of the kept candidates, highest score first.
   *
   * @param classes more than every class among the candidates
   */
  public int[] keep(Candidates candidates, int classes) {
    candidates.rank();
    int limit = Math.min(most, candidates.ordered());
    if (kept.length < limit) {
      kept = new int[limit];
      corners = new float[4 * limit];
      areas = new double[limit];
      next = new int[limit];
    }
    if (newest.length < classes) {
      newest = new int[classes];
    }
    Arrays.fill(newest, -1);
    int count = 0;
    for (int i = 0; i < candidates.ordered() && count < limit; i++) {
      int candidate = candidates.ranked(i);
      int of = candidates.classIndex(candidate);
      if (threshold >= 1 || !isSuppressed(candidates, candidate, newest[of])) {
        keep(candidates, candidate, count);
        next[count] = newest[of];
        newest[of] = count++;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  private void keep(Candidates candidates, int candidate, int place) {
    kept[place] = candidate;
    for (int side = 0; side < 4; side++) {
      corners[4 * place + side] = candidates.corner(candidate, side);
    }
    areas[place] = candidates.area(candidate);
  }

  /** Walks the kept boxes of one class, the newest first. */
  private boolean isSuppressed(Candidates candidates, int candidate, int newestOfClass) {
    float left = candidates.corner(candidate, 0);
    float top = candidates.corner(candidate, 1);
    float right = candidates.corner(candidate, 2);
    float bottom = candidates.corner(candidate, 3);
    double area = candidates.area(candidate);
    for (int k = newestOfClass; k >= 0; k = next[k]) {
      int i = 4 * k;
      // Most pairs are apart, one way or another: a branch for each way would be guessed wrong, but
      // the sign bits of all four distances make one.
      int apart =
          Float.floatToRawIntBits(right - corners[i])
              | Float.floatToRawIntBits(corners[i + 2] - left)
              | Float.floatToRawIntBits(bottom - corners[i + 1])
              | Float.floatToRawIntBits(corners[i + 3] - top);
      if (apart >= 0) {
        double width = (double) Math.min(corners[i + 2], right) - Math.max(corners[i], left);
        double height = (double) Math.min(corners[i + 3], bottom) - Math.max(corners[i + 1], top);
        double shared = width * height;
        // The overlap is at most the part of the larger box, which spares most divisions.
        if (shared > (threshold - ROUNDING) * Math.max(areas[k], area)
            && shared / (areas[k] + area - shared) > threshold) {
          return true;
        }
      }
    }
    return false;
  }
}

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
  private final double threshold;
  private final int most;
  private int[] kept = new int[0];
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
        kept[count] = candidate;
        next[count] = newest[of];
        newest[of] = count++;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  /** Walks the kept boxes of one class, the newest first. */
  private boolean isSuppressed(Candidates candidates, int candidate, int newestOfClass) {
    for (int k = newestOfClass; k >= 0; k = next[k]) {
      if (candidates.iou(kept[k], candidate) > threshold) {
        return true;
      }
    }
    return false;
  }
}

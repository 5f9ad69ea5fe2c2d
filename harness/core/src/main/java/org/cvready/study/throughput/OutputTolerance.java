package org.cvready.study.throughput;

import java.util.List;
import java.util.Optional;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;

/**
 * By how much detections of the same image may differ between two runs of the same model and still
 * be the same answer.
 *
 * @param pixels greatest difference of an edge of a box, source pixels, at least 0
 * @param score greatest difference of a score, in [0, 1]
 */
public record OutputTolerance(double pixels, double score) {
  /**
   * What other numbers of threads, batches and devices do to sums of 32-bit floats, and no more.
   */
  public static final OutputTolerance DEFAULT = new OutputTolerance(0.5, 0.005);

  /** Checks the numbers. */
  public OutputTolerance {
    if (!(pixels >= 0) || !(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException(
          "tolerance must be at least 0 pixels and a score in [0, 1], got %s and %s"
              .formatted(pixels, score));
    }
  }

  /**
   * What is in one list and has no counterpart in the other.
   *
   * @param expected what the accuracy run found
   * @param timed what was found while the time was taken
   * @param floor detections below it may be missing from either, as may those less than the
   *     tolerance above it
   * @return the first difference in words; empty where there is none
   */
  public Optional<String> difference(
      List<Detection> expected, List<Detection> timed, double floor) {
    Optional<String> lost = without(expected, timed, floor).map(one -> "lacks " + one);
    return lost.or(() -> without(timed, expected, floor).map(one -> "has " + one));
  }

  private Optional<String> without(List<Detection> these, List<Detection> others, double floor) {
    boolean[] taken = new boolean[others.size()];
    for (Detection one : these) {
      if (one.score() >= floor + score && !take(one, others, taken)) {
        return Optional.of(words(one));
      }
    }
    return Optional.empty();
  }

  private boolean take(Detection one, List<Detection> others, boolean[] taken) {
    for (int i = 0; i < taken.length; i++) {
      if (!taken[i] && same(one, others.get(i))) {
        taken[i] = true;
        return true;
      }
    }
    return false;
  }

  private boolean same(Detection a, Detection b) {
    return a.classIndex() == b.classIndex()
        && Math.abs(a.score() - b.score()) <= score
        && near(a.box(), b.box());
  }

  private boolean near(Box a, Box b) {
    return Math.abs(a.x() - b.x()) <= pixels
        && Math.abs(a.y() - b.y()) <= pixels
        && Math.abs(a.right() - b.right()) <= pixels
        && Math.abs(a.bottom() - b.bottom()) <= pixels;
  }

  private static String words(Detection one) {
    return String.format(
        java.util.Locale.ROOT,
        "a detection of class %d with score %.3f at [%.1f, %.1f, %.1f, %.1f]",
        one.classIndex(),
        one.score(),
        one.box().x(),
        one.box().y(),
        one.box().right(),
        one.box().bottom());
  }
}

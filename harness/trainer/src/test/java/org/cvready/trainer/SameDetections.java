package org.cvready.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;

/**
 * Compares what two engines find in one picture.
 *
 * <p>Each detection must have a counterpart of its class, with a score within 1e-4 and every edge
 * within 0.05 pixels. Scores that equal within 1e-4 may come in either order. One whose score is
 * within 1e-4 of the score floor may be missing on one side: rounding decides whether it is there.
 * Nothing else may.
 */
final class SameDetections {
  private static final double SCORE = 1e-4;
  private static final double PIXELS = 0.05;

  private SameDetections() {}

  /**
   * Checks both ways.
   *
   * @return how many detections have a counterpart
   */
  static int check(List<Detection> one, List<Detection> other, double floor, String where) {
    List<Detection> left = new ArrayList<>(other);
    int pairs = 0;
    for (Detection detection : one) {
      int place = 0;
      while (place < left.size() && !same(detection, left.get(place))) {
        place++;
      }
      if (place < left.size()) {
        left.remove(place);
        pairs++;
      } else {
        assertThat(detection.score())
            .as("%s: only here %s", where, detection)
            .isLessThan(floor + SCORE);
      }
    }
    for (Detection detection : left) {
      assertThat(detection.score())
          .as("%s: only there %s", where, detection)
          .isLessThan(floor + SCORE);
    }
    return pairs;
  }

  private static boolean same(Detection a, Detection b) {
    Box x = a.box();
    Box y = b.box();
    return a.classIndex() == b.classIndex()
        && Math.abs(a.score() - b.score()) <= SCORE
        && Math.abs(x.x() - y.x()) <= PIXELS
        && Math.abs(x.y() - y.y()) <= PIXELS
        && Math.abs(x.right() - y.right()) <= PIXELS
        && Math.abs(x.bottom() - y.bottom()) <= PIXELS;
  }
}

package org.cvready.study.strange;

import org.cvready.vision.Box;
import org.cvready.vision.Detection;

/**
 * The detections of an image that nobody would act on.
 *
 * <p>Where they begin is fixed and no matter of the operating point, so that an image is as strange
 * at one operating score as at any other.
 */
final class WeakBoxes {
  /** Scores below this are weak. */
  static final double WEAK = 0.1;

  private int count;
  private double weights;
  private double sumX;
  private double sumY;
  private double squares;

  void add(Detection found) {
    if (found.score() >= WEAK) {
      return;
    }
    Box box = found.box();
    double x = box.x() + box.width() / 2;
    double y = box.y() + box.height() / 2;
    count++;
    weights += found.score();
    sumX += found.score() * x;
    sumY += found.score() * y;
    squares += found.score() * (x * x + y * y);
  }

  int count() {
    return count;
  }

  /** Root mean square distance of the centres from their middle by score, pixels; 0 for one. */
  double spread() {
    if (weights <= 0) {
      return 0;
    }
    double x = sumX / weights;
    double y = sumY / weights;
    return Math.sqrt(Math.max(0, squares / weights - x * x - y * y));
  }
}

package org.cvready.study.strange;

import org.cvready.match.OperatingPoint;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;

/** The detections of an image that are below their class's review band. */
final class WeakBoxes {
  private final OperatingPoint point;
  private int count;
  private double weights;
  private double sumX;
  private double sumY;
  private double squares;

  WeakBoxes(OperatingPoint point) {
    this.point = point;
  }

  void add(Detection found) {
    if (found.score() >= point.reviewFrom(found.classIndex())) {
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

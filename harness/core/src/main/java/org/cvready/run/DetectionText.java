package org.cvready.run;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.util.ArrayList;
import java.util.List;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;

/**
 * The numbers of a detection as JSON writes them. Finding the shortest digits of a number takes
 * most of the writers' time, so that files which hold the same detections share them.
 *
 * @param box left, top, width and height in pixels, with commas between them
 * @param score in [0, 1]
 */
record DetectionText(String box, String score) {
  static DetectionText of(Detection detection) {
    Box box = detection.box();
    String sides =
        number(box.x())
            + ','
            + number(box.y())
            + ','
            + number(box.width())
            + ','
            + number(box.height());
    return new DetectionText(sides, number(detection.score()));
  }

  static List<DetectionText> of(List<Detection> detections) {
    List<DetectionText> texts = new ArrayList<>(detections.size());
    for (Detection detection : detections) {
      texts.add(of(detection));
    }
    return texts;
  }

  /** The shortest number that reads back as the same, on every version of Java. */
  private static String number(double value) {
    return NumberOutput.toString(value, true);
  }
}

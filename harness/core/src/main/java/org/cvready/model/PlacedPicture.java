package org.cvready.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cvready.imaging.Placement;
import org.cvready.model.decode.Candidates;
import org.cvready.model.recalibration.ScoreMaps;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;

/**
 * Size of a picture in pixels, and where it lies in the model's frame.
 *
 * @param width of the picture as captured
 * @param height of the picture as captured
 * @param placement in the model's frame
 */
record PlacedPicture(int width, int height, Placement placement) {
  /** Lets candidates begin with the part of the model's frame that the picture takes. */
  void begin(Candidates candidates) {
    candidates.begin(
        placement.left(),
        placement.top(),
        placement.left() + width * placement.scaleX(),
        placement.top() + height * placement.scaleY());
  }

  /**
   * The candidates kept as detections in the picture's own pixels, without empty ones.
   *
   * @param maps of their scores; what is kept was chosen before
   */
  List<Detection> detections(Candidates candidates, int[] kept, ScoreMaps maps) {
    List<Detection> detections = new ArrayList<>(kept.length);
    for (int i : kept) {
      Box box =
          placement
              .toSource(
                  candidates.corner(i, 0),
                  candidates.corner(i, 1),
                  candidates.corner(i, 2),
                  candidates.corner(i, 3))
              .clippedTo(width, height);
      if (!box.isEmpty()) {
        int classIndex = candidates.classIndex(i);
        detections.add(new Detection(box, classIndex, maps.at(classIndex, candidates.score(i))));
      }
    }
    if (!maps.isNone()) {
      // Classes have maps of their own, so that the order among them is another.
      detections.sort(Comparator.comparingDouble(Detection::score).reversed());
    }
    return detections;
  }
}

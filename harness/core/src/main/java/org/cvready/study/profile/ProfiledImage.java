package org.cvready.study.profile;

import java.util.List;
import java.util.Optional;
import org.cvready.imaging.ImageMeasures;
import org.cvready.metric.ImageOutcome;

/**
 * An image as a monitor sees it: without labels.
 *
 * @param outcome its decision, unit and tags
 * @param detections everything detected from the least score of the profile on
 * @param measures what light, lens and sensor did to it
 */
public record ProfiledImage(
    ImageOutcome outcome, List<ClassScore> detections, Optional<ImageMeasures> measures) {
  /** Copies the list. */
  public ProfiledImage {
    detections = List.copyOf(detections);
  }

  /**
   * A detection.
   *
   * @param classIndex position of its class in the model's
   * @param score in [0, 1]
   */
  public record ClassScore(int classIndex, double score) {}

  /** The highest score of a class; 0 where it was not detected. */
  double topScore(int classIndex) {
    return detections.stream()
        .filter(found -> found.classIndex() == classIndex)
        .mapToDouble(ClassScore::score)
        .max()
        .orElse(0);
  }
}

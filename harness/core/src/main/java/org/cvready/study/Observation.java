package org.cvready.study;

import java.util.List;
import java.util.Optional;
import org.cvready.dataset.Sample;
import org.cvready.imaging.ImageMeasures;
import org.cvready.metric.ImageOutcome;
import org.cvready.study.strange.StrangeTraits;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;

/**
 * What a model saw on one image under one condition, and what became of it at the operating point.
 *
 * @param set position of the data set in the question
 * @param sampleIndex position of the image in its set
 * @param sample the image
 * @param condition id of the condition
 * @param truths labelled objects, where they lie under the condition
 * @param detections by falling score, down to what the question keeps
 * @param outcome counts and decision at the operating point, from all detections
 * @param measures what light, lens and sensor did to the image as it was captured; empty under
 *     conditions
 * @param traits what tells how strange the image is; under conditions only where a guard asks
 * @param timing how long each stage took
 */
public record Observation(
    int set,
    int sampleIndex,
    Sample sample,
    String condition,
    List<GroundTruth> truths,
    List<Detection> detections,
    ImageOutcome outcome,
    Optional<ImageMeasures> measures,
    Optional<StrangeTraits> traits,
    StageTiming timing) {
  /** Copies the lists. */
  public Observation {
    truths = List.copyOf(truths);
    detections = List.copyOf(detections);
  }

  /** An observation that keeps nothing of how strange the image is. */
  public Observation(
      int set,
      int sampleIndex,
      Sample sample,
      String condition,
      List<GroundTruth> truths,
      List<Detection> detections,
      ImageOutcome outcome,
      Optional<ImageMeasures> measures,
      StageTiming timing) {
    this(
        set,
        sampleIndex,
        sample,
        condition,
        truths,
        detections,
        outcome,
        measures,
        Optional.empty(),
        timing);
  }
}

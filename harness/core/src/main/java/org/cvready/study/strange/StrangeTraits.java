package org.cvready.study.strange;

import java.util.List;
import java.util.OptionalDouble;
import org.cvready.imaging.ImageMeasures;
import org.cvready.vision.Detection;
import org.cvready.vision.Image;

/**
 * All that is kept of one shown image to tell how strange it is: scores of its detections and what
 * it looks like, in about a hundred bytes.
 */
public final class StrangeTraits {
  private final float[] weak;
  private final ClassTops tops;
  private final float[] look;

  private StrangeTraits(float[] weak, ClassTops tops, float[] look) {
    this.weak = weak;
    this.tops = tops;
    this.look = look;
  }

  /**
   * The traits of an image.
   *
   * @param image what was shown
   * @param detections everything that was detected on it, down to the score floor
   * @param measures of the image
   */
  public static StrangeTraits of(Image image, List<Detection> detections, ImageMeasures measures) {
    WeakBoxes boxes = new WeakBoxes();
    detections.forEach(boxes::add);
    double halfDiagonal = Math.hypot(image.width(), image.height()) / 2;
    return new StrangeTraits(
        new float[] {boxes.count(), (float) (boxes.spread() / halfDiagonal), Float.NaN},
        ClassTops.of(detections),
        ImageLook.of(measures));
  }

  /**
   * The same with how little the detections agree under small changes of the image.
   *
   * @param disagreement in [0, 1]
   */
  public StrangeTraits withDisagreement(double disagreement) {
    return new StrangeTraits(new float[] {weak[0], weak[1], (float) disagreement}, tops, look);
  }

  /** The same for a model that does not know a class; weak detections stay as they are. */
  public StrangeTraits without(int classIndex) {
    return new StrangeTraits(weak, tops.without(classIndex), look);
  }

  /** A score that needs no reference images; empty where it was not asked for. */
  OptionalDouble direct(StrangeScore score) {
    double value =
        switch (score) {
          case MAX_SCORE -> 1 - tops.highest();
          case ENTROPY -> tops.entropy();
          case ENERGY -> -tops.energy();
          case WEAK_BOXES -> weak[0];
          case WEAK_SPREAD -> weak[1];
          case AGREEMENT -> weak[2];
          case MAHALANOBIS, NEAREST -> Double.NaN;
        };
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Features of the image as a whole. */
  double[] look() {
    double[] features = new double[look.length];
    for (int i = 0; i < features.length; i++) {
      features[i] = look[i];
    }
    return features;
  }

  /** Whether a score can be worked out from these traits. */
  public boolean has(StrangeScore score) {
    return score.isDistance() || direct(score).isPresent();
  }
}

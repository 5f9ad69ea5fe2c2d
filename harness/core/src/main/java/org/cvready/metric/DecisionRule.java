package org.cvready.metric;

import java.util.List;
import org.cvready.match.OperatingPoint;
import org.cvready.vision.Detection;

/**
 * What the line does with an image, from its detections alone.
 *
 * <p>The first that holds: the guard against strange inputs trips, REVIEW; any detection counts,
 * REJECT; any score in its class's review band, REVIEW; else ACCEPT.
 *
 * @param point the operating point
 */
public record DecisionRule(OperatingPoint point) {
  /**
   * The decision on one image.
   *
   * @param detections everything detected, at least down to the review band
   * @param strange whether a guard against inputs outside the model's world has tripped
   */
  public Decision decide(List<Detection> detections, boolean strange) {
    if (strange) {
      return Decision.REVIEW;
    }
    Decision decision = Decision.ACCEPT;
    for (Detection detection : detections) {
      if (detection.score() >= point.score(detection.classIndex())) {
        return Decision.REJECT;
      }
      if (detection.score() >= point.reviewFrom(detection.classIndex())) {
        decision = Decision.REVIEW;
      }
    }
    return decision;
  }

  /**
   * The decision on an image of which a guard may have tripped, had there been no guard.
   *
   * @param image its outcome at this operating point
   */
  public Decision withoutGuard(ImageOutcome image) {
    return image.strange() ? without(image.classes(), -1) : image.decision();
  }

  /**
   * The decision on an image of which no guard has tripped, by a model without one of its classes.
   *
   * @param classes what was detected of each class
   * @param leftOut index of the class that is left out; -1 for none
   */
  public Decision without(List<ClassOutcome> classes, int leftOut) {
    Decision decision = Decision.ACCEPT;
    for (ClassOutcome outcome : classes) {
      int c = outcome.classIndex();
      if (c != leftOut && outcome.topScore() > 0) {
        decision = decision.orWorse(of(outcome.topScore(), c));
      }
    }
    return decision;
  }

  private Decision of(double score, int classIndex) {
    if (score >= point.score(classIndex)) {
      return Decision.REJECT;
    }
    return score >= point.reviewFrom(classIndex) ? Decision.REVIEW : Decision.ACCEPT;
  }

  /**
   * How far the strongest detection lies above its operating score: the highest logit score - logit
   * operating score; negative infinity where there is no detection.
   */
  public double margin(List<Detection> detections) {
    double margin = Double.NEGATIVE_INFINITY;
    for (Detection detection : detections) {
      double tau = point.score(detection.classIndex());
      margin = Math.max(margin, logit(detection.score()) - logit(tau));
    }
    return margin;
  }

  /** The logit of a score, held a hair away from 0 and 1. */
  static double logit(double score) {
    double inside = Math.min(Math.max(score, 1e-12), 1 - 1e-12);
    return StrictMath.log(inside / (1 - inside));
  }
}

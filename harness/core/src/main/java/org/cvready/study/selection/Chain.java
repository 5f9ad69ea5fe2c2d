package org.cvready.study.selection;

import org.cvready.match.OperatingPoint;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;

/** How two looks at an image make one outcome. */
final class Chain {
  private Chain() {}

  /** The same image decided otherwise. */
  static ImageOutcome withDecision(ImageOutcome image, Decision decision) {
    return new ImageOutcome(
        image.image(),
        image.cluster(),
        image.unit(),
        image.tags(),
        decision,
        image.margin(),
        image.classes(),
        image.objects(),
        image.falseAlarms());
  }

  /** Whether the decision is a review that scores alone do not ask for: a guard has tripped. */
  static boolean isGuarded(ImageOutcome image, OperatingPoint point) {
    if (image.decision() != Decision.REVIEW) {
      return false;
    }
    boolean inBand = false;
    for (ClassOutcome outcome : image.classes()) {
      int c = outcome.classIndex();
      if (outcome.raised()) {
        return true;
      }
      inBand |=
          c < point.classes()
              && outcome.topScore() > 0
              && outcome.topScore() >= point.reviewFrom(c);
    }
    return !inBand;
  }

  /**
   * The outcome of both looks.
   *
   * @param first the model's
   * @param second its verifier's
   * @param guarded whether a guard has sent the image to review, which stays
   */
  static ImageOutcome of(ImageOutcome first, ImageOutcome second, ChainRule rule, boolean guarded) {
    if (guarded) {
      return first;
    }
    return switch (rule) {
      case REPLACE -> second;
      case AGREE_OR_REVIEW ->
          first.decision() == second.decision() ? first : withDecision(first, Decision.REVIEW);
    };
  }
}

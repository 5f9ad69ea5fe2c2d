package org.cvready.study.selection;

import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;

/** How two looks at an image make one outcome. */
final class Chain {
  private Chain() {}

  /** The same image decided otherwise. */
  static ImageOutcome withDecision(ImageOutcome image, Decision decision) {
    return image.withDecision(decision);
  }

  /**
   * The outcome of both looks.
   *
   * @param first the model's
   * @param second its verifier's
   * @param rule how they make one; what a guard has sent to review stays there
   */
  static ImageOutcome of(ImageOutcome first, ImageOutcome second, ChainRule rule) {
    if (first.strange()) {
      return first;
    }
    return switch (rule) {
      case REPLACE -> second;
      case AGREE_OR_REVIEW ->
          first.decision() == second.decision() ? first : withDecision(first, Decision.REVIEW);
    };
  }

  /** The same of decisions alone, on an image that no guard holds back. */
  static Decision of(Decision first, Decision second, ChainRule rule) {
    return switch (rule) {
      case REPLACE -> second;
      case AGREE_OR_REVIEW -> first == second ? first : Decision.REVIEW;
    };
  }
}

package org.cvready.study.selection;

import java.util.List;
import org.cvready.metric.Scope;

/**
 * What a second pass does on images from outside the model's world.
 *
 * @param dataset name of the set
 * @param condition how its images were shown
 * @param safe decisions that are safe on it, in words
 * @param images how many
 * @param routed how many of them the verifier saw
 * @param held how many of them a guard holds back for review, so that nobody looks again
 * @param silent units decided otherwise than is safe
 * @param review units sent to review
 * @param moves what became of units that the two decide differently
 */
public record ChainStrange(
    String dataset,
    String condition,
    List<String> safe,
    long images,
    long routed,
    long held,
    ChainFigure silent,
    ChainFigure review,
    Moves moves) {
  /** Copies the list. */
  public ChainStrange {
    safe = List.copyOf(safe);
  }

  /** The set as sentences name it. */
  public String title() {
    return condition.equals(Scope.CLEAN) ? dataset : dataset + " under " + condition;
  }

  /** Share of images that are routed; 0 without any. */
  public double routedShare() {
    return images == 0 ? 0 : routed / (double) images;
  }

  /**
   * Units that the chain decides otherwise than the model alone.
   *
   * @param silentToReview silent failures of the model that the chain sends to a person
   * @param silentToOther silent failures of the model that the chain decides safely without one
   * @param safeToSilent units that the model decided safely and the chain does not
   * @param reviewHidden units that the model sent to a person and the chain does not
   * @param reviewToSilent those of them that the chain decides unsafely
   */
  public record Moves(
      long silentToReview,
      long silentToOther,
      long safeToSilent,
      long reviewHidden,
      long reviewToSilent) {}
}

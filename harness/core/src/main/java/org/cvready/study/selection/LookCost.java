package org.cvready.study.selection;

/**
 * What a second pass took.
 *
 * @param clean labelled images that were looked at again as they were captured
 * @param underConditions labelled images under conditions, each condition counted
 * @param strange images from outside the model's world, each condition counted
 * @param inferences how many times it showed a picture to a network
 * @param usual how many times the model was shown a picture before that
 * @param times how long looks take
 */
public record LookCost(
    long clean, long underConditions, long strange, long inferences, long usual, LookTimes times) {
  /** Images that were looked at again. */
  public long images() {
    return clean + underConditions + strange;
  }
}

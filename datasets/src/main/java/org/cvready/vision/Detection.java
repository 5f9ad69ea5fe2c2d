package org.cvready.vision;

/**
 * One object that a model says it sees.
 *
 * @param box where, in source-image pixels
 * @param classIndex position of its class in the model's {@link ClassNames}, at least 0
 * @param score the model's confidence, in [0, 1]
 */
public record Detection(Box box, int classIndex, double score) {
  /** Checks class and score. */
  public Detection {
    if (classIndex < 0) {
      throw new IllegalArgumentException("class index must be at least 0, got " + classIndex);
    }
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score must be in [0, 1], got " + score);
    }
  }
}

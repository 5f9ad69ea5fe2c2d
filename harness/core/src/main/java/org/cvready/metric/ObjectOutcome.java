package org.cvready.metric;

/**
 * What became of one labelled object that must be found, whatever the operating score.
 *
 * <p>Matching goes from high scores to low ones, so what finds an object does not depend on the
 * operating score: the object is missed at every score above that of its detection.
 *
 * @param classIndex position of its class in the classes of model, data and plan together
 * @param area its own area in square source pixels, at least 0
 * @param score of the detection that finds it, in [0, 1]; 0 where none does at any score
 * @param iou overlap of that detection with the object, in [0, 1]; 0 where none finds it
 */
public record ObjectOutcome(int classIndex, float area, double score, float iou) {
  /** Checks area, score and overlap. */
  public ObjectOutcome {
    if (!(area >= 0)) {
      throw new IllegalArgumentException("area must be at least 0, got " + area);
    }
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score must be in [0, 1], got " + score);
    }
    if (!(iou >= 0 && iou <= 1)) {
      throw new IllegalArgumentException("IoU must be in [0, 1], got " + iou);
    }
  }

  /** An object of which it is not told how well it was placed: as well as can be. */
  public ObjectOutcome(int classIndex, float area, double score) {
    this(classIndex, area, score, score > 0 ? 1 : 0);
  }
}

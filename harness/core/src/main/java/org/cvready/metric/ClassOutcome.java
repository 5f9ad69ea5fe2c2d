package org.cvready.metric;

/**
 * What happened on one image as to one class, at the operating point.
 *
 * @param classIndex position in the classes of model, data and plan together
 * @param objects labelled objects that must be found
 * @param difficult those of them of which their annotator was not sure, in [0, objects]
 * @param ignored crowd regions
 * @param misses objects without a match, in [0, objects]
 * @param falsePositives detections counted without a match
 * @param raised whether any detection of the class counts, matched or not
 * @param topScore highest score of the class, 0 where there was none, in [0, 1]
 */
public record ClassOutcome(
    int classIndex,
    int objects,
    int difficult,
    int ignored,
    int misses,
    int falsePositives,
    boolean raised,
    double topScore) {
  /** Checks the counts. */
  public ClassOutcome {
    if (objects < 0
        || ignored < 0
        || misses < 0
        || misses > objects
        || falsePositives < 0
        || difficult < 0
        || difficult > objects) {
      throw new IllegalArgumentException(
          "counts must be at least 0 and misses at most objects, got %d objects, %d misses"
              .formatted(objects, misses));
    }
  }

  /** An outcome without difficult objects. */
  public ClassOutcome(
      int classIndex,
      int objects,
      int ignored,
      int misses,
      int falsePositives,
      boolean raised,
      double topScore) {
    this(classIndex, objects, 0, ignored, misses, falsePositives, raised, topScore);
  }

  /** Objects with a match. */
  public int found() {
    return objects - misses;
  }

  /** Whether the class is certainly there. */
  public boolean present() {
    return objects > difficult;
  }

  /** Whether the class is there only as crowd or difficult: the image says nothing about it. */
  public boolean unclear() {
    return !present() && ignored + difficult > 0;
  }
}

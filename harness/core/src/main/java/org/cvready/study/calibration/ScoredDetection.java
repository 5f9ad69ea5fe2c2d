package org.cvready.study.calibration;

/**
 * What became of one detection, whatever the operating score.
 *
 * @param classIndex position of its class in the classes of model, data and plan together
 * @param score the model's, in [0, 1]
 * @param right whether it found an object that no better one had found
 * @param iou overlap with that object, in [0, 1]; 0 where it is wrong
 * @param unit the independent unit of its image, at least 0
 * @param place where it is
 */
record ScoredDetection(
    int classIndex, double score, boolean right, double iou, int unit, Place place) {
  /**
   * Centre and size of a box as shares of the image's, each in [0, 1].
   *
   * @param x of the centre
   * @param y of the centre
   * @param width of the box
   * @param height of the box
   */
  record Place(double x, double y, double width, double height) {}

  /** The same with another score. */
  ScoredDetection withScore(double other) {
    return new ScoredDetection(classIndex, other, right, iou, unit, place);
  }
}

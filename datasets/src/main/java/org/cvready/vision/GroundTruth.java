package org.cvready.vision;

/**
 * One object that is really there, as its annotator drew it.
 *
 * @param box where, in source-image pixels
 * @param classIndex position of its class in the data set's {@link ClassNames}, at least 0
 * @param area the object's own area in square pixels, at least 0: COCO's {@code area}, which for a
 *     segmented object is less than its box's
 * @param ignored true for a crowd region or an object marked difficult: any number of detections
 *     may match it, it is no miss and they are no false alarms
 */
public record GroundTruth(Box box, int classIndex, double area, boolean ignored) {
  /** Checks class and area. */
  public GroundTruth {
    if (classIndex < 0) {
      throw new IllegalArgumentException("class index must be at least 0, got " + classIndex);
    }
    if (!(area >= 0)) {
      throw new IllegalArgumentException("area must be at least 0, got " + area);
    }
  }

  /** An object as large as its box, which counts. */
  public static GroundTruth of(Box box, int classIndex) {
    return new GroundTruth(box, classIndex, Math.max(0, box.area()), false);
  }
}

package org.cvready.vision;

/**
 * One object that is really there, as its annotator drew it.
 *
 * @param box where, in source-image pixels
 * @param classIndex position of its class in the data set's {@link ClassNames}, at least 0
 * @param area the object's own area in square pixels, at least 0: COCO's {@code area}, which for a
 *     segmented object is less than its box's
 * @param kind how it counts
 */
public record GroundTruth(Box box, int classIndex, double area, Kind kind) {
  /** How an object counts. */
  public enum Kind {
    /** It must be found. */
    OBJECT,
    /**
     * It must be found, but its annotator was not sure of it: an image whose only object of a class
     * is difficult says nothing about whether the class is there.
     */
    DIFFICULT,
    /** Any number of detections may match it; it is no miss and they are no false alarms. */
    CROWD
  }

  /** Checks class and area. */
  public GroundTruth {
    if (classIndex < 0) {
      throw new IllegalArgumentException("class index must be at least 0, got " + classIndex);
    }
    if (!(area >= 0)) {
      throw new IllegalArgumentException("area must be at least 0, got " + area);
    }
  }

  /** An object, or a crowd region. */
  public GroundTruth(Box box, int classIndex, double area, boolean crowd) {
    this(box, classIndex, area, crowd ? Kind.CROWD : Kind.OBJECT);
  }

  /** An object as large as its box. */
  public static GroundTruth of(Box box, int classIndex) {
    return new GroundTruth(box, classIndex, Math.max(0, box.area()), Kind.OBJECT);
  }

  /** Whether it counts for nothing: a crowd region. */
  public boolean ignored() {
    return kind == Kind.CROWD;
  }

  /** Whether its annotator was not sure of it. */
  public boolean difficult() {
    return kind == Kind.DIFFICULT;
  }

  /** The same object under another class index. */
  public GroundTruth withClass(int newIndex) {
    return new GroundTruth(box, newIndex, area, kind);
  }

  /** The same object somewhere else. */
  public GroundTruth at(Box newBox, double newArea) {
    return new GroundTruth(newBox, classIndex, newArea, kind);
  }
}

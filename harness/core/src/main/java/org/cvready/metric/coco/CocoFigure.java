package org.cvready.metric.coco;

/**
 * The twelve figures of a COCO evaluation: averages of precision or recall over IoU thresholds.
 *
 * <p>Definitions: cocodataset.org/#detection-eval. All are in [0, 1], or -1 where no object is
 * there to find.
 */
public enum CocoFigure {
  /** Average precision over IoU .50 to .95. */
  AP("AP", AreaRange.ALL, 100),
  /** Average precision at IoU .50. */
  AP50("AP50", AreaRange.ALL, 100),
  /** Average precision at IoU .75. */
  AP75("AP75", AreaRange.ALL, 100),
  /** Average precision on small objects. */
  AP_SMALL("APs", AreaRange.SMALL, 100),
  /** Average precision on medium objects. */
  AP_MEDIUM("APm", AreaRange.MEDIUM, 100),
  /** Average precision on large objects. */
  AP_LARGE("APl", AreaRange.LARGE, 100),
  /** Average recall with one detection per image and category. */
  AR1("AR1", AreaRange.ALL, 1),
  /** Average recall with ten detections per image and category. */
  AR10("AR10", AreaRange.ALL, 10),
  /** Average recall with a hundred detections per image and category. */
  AR100("AR100", AreaRange.ALL, 100),
  /** Average recall on small objects. */
  AR_SMALL("ARs", AreaRange.SMALL, 100),
  /** Average recall on medium objects. */
  AR_MEDIUM("ARm", AreaRange.MEDIUM, 100),
  /** Average recall on large objects. */
  AR_LARGE("ARl", AreaRange.LARGE, 100);

  private final String key;
  private final AreaRange area;
  private final int limit;

  CocoFigure(String key, AreaRange area, int limit) {
    this.key = key;
    this.area = area;
    this.limit = limit;
  }

  /** Its name in files. */
  public String key() {
    return key;
  }

  /** The sizes of objects it looks at. */
  public AreaRange area() {
    return area;
  }

  /** How many detections per image and category it looks at. */
  public int limit() {
    return limit;
  }

  /** True for a recall, false for a precision. */
  public boolean isRecall() {
    return key.startsWith("AR");
  }

  /** True where it looks at the IoU threshold at a position in {@link CocoGrid}. */
  public boolean includesIou(int position) {
    return switch (this) {
      case AP50 -> position == 0;
      case AP75 -> position == 5;
      default -> true;
    };
  }
}

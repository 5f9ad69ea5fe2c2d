package org.cvready.vision;

/**
 * A half-open, axis-aligned rectangle in source-image pixels.
 *
 * <p>It is stored as corner and size rather than as two corners, because COCO files do so and
 * {@code x + width - x} is not {@code width} in floating point: matching at an exact threshold
 * depends on the last digit. Sizes may be zero or negative where a file says so; such a box has no
 * area and overlaps nothing.
 *
 * @param x left edge, pixels, finite
 * @param y top edge, pixels, finite
 * @param width extent to the right, pixels, finite
 * @param height extent downwards, pixels, finite
 */
public record Box(double x, double y, double width, double height) {
  /** Checks that every number is finite. */
  public Box {
    if (!(Double.isFinite(x)
        && Double.isFinite(y)
        && Double.isFinite(width)
        && Double.isFinite(height))) {
      throw new IllegalArgumentException(
          "box must be finite, got [%s, %s, %s, %s]".formatted(x, y, width, height));
    }
  }

  /** The box between its left-top corner (inside) and its right-bottom corner (outside). */
  public static Box ofCorners(double x1, double y1, double x2, double y2) {
    return new Box(x1, y1, x2 - x1, y2 - y1);
  }

  /** The right edge, which is outside the box; pixels. */
  public double right() {
    return x + width;
  }

  /** The bottom edge, which is outside the box; pixels. */
  public double bottom() {
    return y + height;
  }

  /** Width times height, square pixels. */
  public double area() {
    return width * height;
  }

  /** True where the box has no positive extent in at least one direction. */
  public boolean isEmpty() {
    return !(width > 0 && height > 0);
  }

  /** The area shared with {@code other}, square pixels, 0 where they do not overlap. */
  public double intersection(Box other) {
    double w = Math.min(right(), other.right()) - Math.max(x, other.x);
    if (w <= 0) {
      return 0;
    }
    double h = Math.min(bottom(), other.bottom()) - Math.max(y, other.y);
    if (h <= 0) {
      return 0;
    }
    return w * h;
  }

  /** Intersection over union with {@code other}, in [0, 1]; 0 where they do not overlap. */
  public double iou(Box other) {
    double shared = intersection(other);
    return shared <= 0 ? 0 : shared / (area() + other.area() - shared);
  }

  /**
   * The share of this box that lies inside {@code region}, in [0, 1]: COCO's overlap with a crowd
   * region.
   */
  public double shareInside(Box region) {
    double shared = intersection(region);
    return shared <= 0 ? 0 : shared / area();
  }

  /** The part of this box inside an image of the given size; may be empty. */
  public Box clippedTo(int imageWidth, int imageHeight) {
    double x1 = Math.min(Math.max(x, 0), imageWidth);
    double y1 = Math.min(Math.max(y, 0), imageHeight);
    double x2 = Math.min(Math.max(right(), 0), imageWidth);
    double y2 = Math.min(Math.max(bottom(), 0), imageHeight);
    return ofCorners(x1, y1, x2, y2);
  }
}

package org.cvready.line;

/**
 * A half-open rectangle of whole pixels inside the image.
 *
 * @param left first column
 * @param top first row
 * @param right column after the last
 * @param bottom row after the last
 */
record Area(int left, int top, int right, int bottom) {
  /** The whole image. */
  static final Area ALL = new Area(0, 0, Surface.SIDE, Surface.SIDE);

  /** The pixels within a distance of a point, as far as they lie in the image. */
  static Area around(double x, double y, double reach) {
    return new Area(
        clipped(Math.floor(x - reach)),
        clipped(Math.floor(y - reach)),
        clipped(Math.ceil(x + reach) + 1),
        clipped(Math.ceil(y + reach) + 1));
  }

  /** This area with a margin, as far as it lies in the image. */
  Area grown(int margin) {
    return new Area(
        clipped(left - margin),
        clipped(top - margin),
        clipped(right + margin),
        clipped(bottom + margin));
  }

  /** True where the two share a pixel. */
  boolean meets(Area other) {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }

  boolean isEmpty() {
    return left >= right || top >= bottom;
  }

  private static int clipped(double edge) {
    return (int) Math.max(0, Math.min(Surface.SIDE, edge));
  }
}

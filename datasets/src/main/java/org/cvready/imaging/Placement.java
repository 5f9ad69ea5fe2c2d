package org.cvready.imaging;

import org.cvready.vision.Box;

/**
 * Where a source image lies inside a model's input frame.
 *
 * @param scaleX frame pixels per source pixel, horizontally, above 0
 * @param scaleY frame pixels per source pixel, vertically, above 0
 * @param left frame pixels before the content, at least 0
 * @param top frame pixels above the content, at least 0
 * @param contentWidth frame pixels of the content, at least 1
 * @param contentHeight frame pixels of the content, at least 1
 */
public record Placement(
    double scaleX, double scaleY, int left, int top, int contentWidth, int contentHeight) {
  /** Checks scales and extents. */
  public Placement {
    if (!(scaleX > 0 && scaleY > 0) || left < 0 || top < 0) {
      throw new IllegalArgumentException(
          "scales must be above 0 and offsets at least 0, got scales %s, %s and offsets %d, %d"
              .formatted(scaleX, scaleY, left, top));
    }
    if (contentWidth < 1 || contentHeight < 1) {
      throw new IllegalArgumentException(
          "content must be at least 1 x 1 pixels, got %d x %d"
              .formatted(contentWidth, contentHeight));
    }
  }

  /** A box given by its corners in the frame, in source pixels; not clipped. */
  public Box toSource(double x1, double y1, double x2, double y2) {
    return Box.ofCorners(
        (x1 - left) / scaleX, (y1 - top) / scaleY, (x2 - left) / scaleX, (y2 - top) / scaleY);
  }

  /** A box in source pixels, in frame pixels. */
  public Box toFrame(Box source) {
    return new Box(
        source.x() * scaleX + left,
        source.y() * scaleY + top,
        source.width() * scaleX,
        source.height() * scaleY);
  }
}

package org.cvready.imaging;

import org.cvready.vision.Box;

/**
 * How the stored pixels must be turned to be displayed, as the EXIF tag 0x0112 says.
 *
 * <p>The constants stand in the order of the tag's values 1 to 8 (JEITA CP-3451, section 4.6.4) and
 * are named after what is done to the stored image to display it.
 */
public enum Orientation {
  /** Tag value 1: nothing is done. */
  UPRIGHT,
  /** Tag value 2: left and right are swapped. */
  MIRRORED,
  /** Tag value 3: turned by 180 degrees. */
  TURNED_180,
  /** Tag value 4: top and bottom are swapped. */
  FLIPPED,
  /** Tag value 5: rows become columns. */
  TRANSPOSED,
  /** Tag value 6: turned clockwise by 90 degrees. */
  TURNED_RIGHT,
  /** Tag value 7: rows become columns, seen from the other corner. */
  TRANSVERSED,
  /** Tag value 8: turned anticlockwise by 90 degrees. */
  TURNED_LEFT;

  private static final Orientation[] BY_TAG = values();

  /** The orientation of a tag's value; a value outside [1, 8] means nothing and is upright. */
  public static Orientation ofTag(int value) {
    return value >= 1 && value <= BY_TAG.length ? BY_TAG[value - 1] : UPRIGHT;
  }

  /** True where width and height change places. */
  public boolean swapsSides() {
    return compareTo(TRANSPOSED) >= 0;
  }

  /**
   * Where a box of the stored image lies in the displayed one.
   *
   * @param box in pixels of the stored image
   * @param storedWidth width of the stored image, pixels
   * @param storedHeight height of the stored image, pixels
   */
  public Box displayed(Box box, int storedWidth, int storedHeight) {
    double x = box.x();
    double y = box.y();
    double w = box.width();
    double h = box.height();
    double fromRight = storedWidth - x - w;
    double fromBottom = storedHeight - y - h;
    return switch (this) {
      case UPRIGHT -> box;
      case MIRRORED -> new Box(fromRight, y, w, h);
      case TURNED_180 -> new Box(fromRight, fromBottom, w, h);
      case FLIPPED -> new Box(x, fromBottom, w, h);
      case TRANSPOSED -> new Box(y, x, h, w);
      case TURNED_RIGHT -> new Box(fromBottom, x, h, w);
      case TRANSVERSED -> new Box(fromBottom, fromRight, h, w);
      case TURNED_LEFT -> new Box(y, fromRight, h, w);
    };
  }
}

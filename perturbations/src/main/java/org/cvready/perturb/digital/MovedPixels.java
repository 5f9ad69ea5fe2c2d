package org.cvready.perturb.digital;

import org.cvready.perturb.Border;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Reads a picture between its pixels, linearly in both directions, and truncates to levels; beyond
 * the edge the picture is mirrored.
 *
 * <p>Positions count in 1/1024 of a pixel, so that all arithmetic is of whole numbers.
 */
final class MovedPixels {
  private static final int PART_BITS = 10;
  private static final int UNIT = 1 << PART_BITS;
  private static final byte[] EVEN = evenLevels();

  private final byte[] pixels;
  private final int width;
  private final int height;
  private int partX;
  private int partY;
  // Where the samples of the four pixels around the position start.
  private int topLeft;
  private int topRight;
  private int bottomLeft;
  private int bottomRight;

  MovedPixels(Image image, Workspace memory) {
    this.pixels = memory.samples(image);
    this.width = image.width();
    this.height = image.height();
  }

  /** What the reference makes of even areas in single precision. */
  private static byte[] evenLevels() {
    byte[] levels = new byte[256];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) (int) (i / 255f * 255f);
    }
    return levels;
  }

  /**
   * Turns to a position.
   *
   * @param x pixel from the left
   * @param right how much further right, in pixels
   * @param y pixel from the top
   * @param down how much further down, in pixels
   */
  void read(int x, float right, int y, float down) {
    int moveX = (int) (right * UNIT);
    int moveY = (int) (down * UNIT);
    partX = moveX & (UNIT - 1);
    partY = moveY & (UNIT - 1);
    int left = x + (moveX >> PART_BITS);
    int top = y + (moveY >> PART_BITS);
    int rowLength = Image.CHANNELS * width;
    if (left >= 0 && left < width - 1 && top >= 0 && top < height - 1) {
      topLeft = top * rowLength + Image.CHANNELS * left;
      topRight = topLeft + Image.CHANNELS;
      bottomLeft = topLeft + rowLength;
      bottomRight = bottomLeft + Image.CHANNELS;
      return;
    }
    int x0 = Image.CHANNELS * Border.REFLECT.inside(left, width);
    int x1 = Image.CHANNELS * Border.REFLECT.inside(left + 1, width);
    int y0 = rowLength * Border.REFLECT.inside(top, height);
    int y1 = rowLength * Border.REFLECT.inside(top + 1, height);
    topLeft = y0 + x0;
    topRight = y0 + x1;
    bottomLeft = y1 + x0;
    bottomRight = y1 + x1;
  }

  /** Writes the three samples at the position. */
  void write(byte[] row, int at) {
    for (int i = 0; i < Image.CHANNELS; i++) {
      int a = pixels[topLeft + i] & 0xff;
      int b = pixels[topRight + i] & 0xff;
      int c = pixels[bottomLeft + i] & 0xff;
      int d = pixels[bottomRight + i] & 0xff;
      int above = a * UNIT + partX * (b - a);
      int below = c * UNIT + partX * (d - c);
      int level = (above * UNIT + partY * (below - above)) >> (2 * PART_BITS);
      boolean even = ((a ^ b) | (a ^ c) | (a ^ d)) == 0;
      row[at + i] = even ? EVEN[a] : (byte) level;
    }
  }
}

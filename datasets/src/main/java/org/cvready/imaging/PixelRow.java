package org.cvready.imaging;

/**
 * One row of a picture, channel by channel, with what its pixels say about their neighbours in it.
 *
 * <p>Every loop reads and writes its arrays at one index alone, which is what Java's compiler
 * vectorises.
 */
final class PixelRow {
  private final int[] red;
  private final int[] green;
  private final int[] blue;
  private final int[] luma;
  private final int[] lumaSides;
  private final int[] greenBend;
  private final int[] high;
  private final int[] span;
  private final int[] left;
  private final int[] right;
  private int number = -1;

  /** A row of so many pixels that holds none yet. */
  PixelRow(int width) {
    red = new int[width];
    green = new int[width];
    blue = new int[width];
    luma = new int[width];
    lumaSides = new int[width];
    greenBend = new int[width];
    high = new int[width];
    span = new int[width];
    left = new int[width];
    right = new int[width];
  }

  /** Which row it holds; -1 for none. */
  int number() {
    return number;
  }

  int[] red() {
    return red;
  }

  int[] green() {
    return green;
  }

  int[] blue() {
    return blue;
  }

  /** In [0, 255]. */
  int[] luma() {
    return luma;
  }

  /** Luma on the left and on the right less four times its own; not of the first and last pixel. */
  int[] lumaSides() {
    return lumaSides;
  }

  /** Green on the left and on the right less twice its own; not of the first and last pixel. */
  int[] greenBend() {
    return greenBend;
  }

  /** The largest channel. */
  int[] high() {
    return high;
  }

  /** The largest channel less the smallest. */
  int[] span() {
    return span;
  }

  /** Takes another row, of samples red, green, blue in turn. */
  void read(int y, byte[] samples) {
    number = y;
    for (int x = 0; x < red.length; x++) {
      red[x] = samples[3 * x] & 0xff;
      green[x] = samples[3 * x + 1] & 0xff;
      blue[x] = samples[3 * x + 2] & 0xff;
    }
    for (int x = 0; x < red.length; x++) {
      // 0.299, 0.587 and 0.114 in 65536ths.
      luma[x] = (19_595 * red[x] + 38_470 * green[x] + 7_471 * blue[x] + 32_768) >> 16;
    }
    extremes();
    besides(luma, 4, lumaSides);
    besides(green, 2, greenBend);
  }

  /** Without branches: a negative difference has all bits set after the shift. */
  private void extremes() {
    for (int x = 0; x < red.length; x++) {
      int redOver = red[x] - green[x];
      int two = redOver & (redOver >> 31);
      int more = red[x] - two;
      int less = green[x] + two;
      int moreOver = more - blue[x];
      int lessOver = less - blue[x];
      int most = more - (moreOver & (moreOver >> 31));
      high[x] = most;
      span[x] = most - blue[x] - (lessOver & (lessOver >> 31));
    }
  }

  private void besides(int[] values, int own, int[] target) {
    int width = values.length;
    System.arraycopy(values, 0, left, 1, width - 1);
    System.arraycopy(values, 1, right, 0, width - 1);
    for (int x = 0; x < width; x++) {
      target[x] = left[x] + right[x] - own * values[x];
    }
  }
}

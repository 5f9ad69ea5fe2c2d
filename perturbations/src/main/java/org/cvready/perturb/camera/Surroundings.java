package org.cvready.perturb.camera;

/**
 * What a moved camera sees beside the clean picture.
 *
 * <p>Nobody knows what was there. A mirrored edge would show defects twice, where no ground truth
 * has them; grey or black would show a frame that no camera over a belt sees, and that alone can
 * raise alarms. So the surroundings go on as the colour of the picture's edge: the nearest edge
 * pixel, fading over 16 pixels into the mean of the edge around it (a window of an eighth of the
 * circumference, twice, going round the corners). That is a bare, slightly out-of-focus belt
 * without objects of its own. Its limits: it has no texture and no noise, and an object cut by the
 * edge leaves a short smear.
 */
final class Surroundings {
  private static final int FADE = 16;

  private final PackedPixels picture;
  private final long[] smooth;

  Surroundings(PackedPixels picture) {
    this.picture = picture;
    int length = 2 * (picture.width + picture.height);
    this.smooth = new long[length];
    int[][] channels = new int[3][length];
    for (int i = 0; i < length; i++) {
      long pixel = edge(i);
      for (int c = 0; c < 3; c++) {
        channels[c][i] = (int) (pixel >>> (c * PackedPixels.BITS)) & 0xff;
      }
    }
    int half = Math.max(1, length / 16);
    for (int c = 0; c < 3; c++) {
      int[] line = smoothed(smoothed(channels[c], half), half);
      for (int i = 0; i < length; i++) {
        smooth[i] |= (long) line[i] << (c * PackedPixels.BITS);
      }
    }
  }

  /** The pixel at a place outside the picture, or the nearest one where it is inside. */
  long at(int x, int y) {
    int nearX = Math.min(Math.max(x, 0), picture.width - 1);
    int nearY = Math.min(Math.max(y, 0), picture.height - 1);
    int outside = Math.max(Math.abs(x - nearX), Math.abs(y - nearY));
    long edge = picture.pixels[nearY * picture.width + nearX];
    if (outside == 0) {
      return edge;
    }
    int share = Math.min(outside, FADE);
    long mixed = (FADE - share) * edge + share * smooth[index(nearX, nearY)];
    // The sums hold 12 bits; the mask drops what the shift moves in from the next channel.
    return ((mixed + FADE / 2 * PackedPixels.ONES) >>> 4) & (0xff * PackedPixels.ONES);
  }

  /** Edge pixels clockwise from the left-top corner, which counts twice as every corner does. */
  private long edge(int i) {
    int w = picture.width;
    int h = picture.height;
    if (i < w) {
      return picture.clamped(i, 0);
    }
    if (i < w + h) {
      return picture.clamped(w - 1, i - w);
    }
    return i < 2 * w + h
        ? picture.clamped(2 * w + h - 1 - i, h - 1)
        : picture.clamped(0, 2 * (w + h) - 1 - i);
  }

  private int index(int x, int y) {
    int w = picture.width;
    int h = picture.height;
    if (y == 0) {
      return x;
    }
    if (x == w - 1) {
      return w + y;
    }
    return y == h - 1 ? 2 * w + h - 1 - x : 2 * (w + h) - 1 - y;
  }

  private static int[] smoothed(int[] ring, int half) {
    int length = ring.length;
    int window = 2 * half + 1;
    long sum = 0;
    for (int i = -half; i <= half; i++) {
      sum += ring[Math.floorMod(i, length)];
    }
    int[] result = new int[length];
    for (int i = 0; i < length; i++) {
      result[i] = (int) ((sum + half) / window);
      sum += ring[(i + half + 1) % length] - ring[Math.floorMod(i - half, length)];
    }
    return result;
  }
}

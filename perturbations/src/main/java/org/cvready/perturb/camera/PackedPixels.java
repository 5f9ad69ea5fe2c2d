package org.cvready.perturb.camera;

import java.nio.ByteBuffer;
import org.cvready.vision.Image;

/**
 * The pixels of a picture, each with its three samples in one long, so that one multiplication
 * weighs all three.
 *
 * <p>A pixel is {@code red + green * 2^21 + blue * 2^42}. Weighted sums of pixels are exact modulo
 * 2^64, also with negative weights; they come apart again when every channel's sum, after a bias
 * where it may be negative, lies in [0, 2^21).
 */
final class PackedPixels {
  /** Bits of one channel. */
  static final int BITS = 21;

  /** A 1 in every channel. */
  static final long ONES = 1L | 1L << BITS | 1L << (2 * BITS);

  final int width;
  final int height;
  final long[] pixels;

  PackedPixels(Image image) {
    this.width = image.width();
    this.height = image.height();
    this.pixels = new long[width * height];
    ByteBuffer rgb = image.rgb();
    byte[] row = new byte[Image.CHANNELS * width];
    for (int y = 0; y < height; y++) {
      rgb.get(row);
      int at = y * width;
      for (int x = 0; x < width; x++) {
        pixels[at + x] = pack(row[3 * x] & 0xff, row[3 * x + 1] & 0xff, row[3 * x + 2] & 0xff);
      }
    }
  }

  static long pack(int red, int green, int blue) {
    return red | (long) green << BITS | (long) blue << (2 * BITS);
  }

  /** The pixel nearest to a place that may lie outside. */
  long clamped(int x, int y) {
    return pixels[
        Math.min(Math.max(y, 0), height - 1) * width + Math.min(Math.max(x, 0), width - 1)];
  }
}

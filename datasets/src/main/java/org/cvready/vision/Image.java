package org.cvready.vision;

import java.nio.ByteBuffer;

/**
 * An 8-bit RGB picture: one contiguous buffer, row by row from the top, three bytes a pixel.
 *
 * <p>The buffer is direct, so that native code can view it without copying. An image is immutable
 * to whoever receives it: {@link #rgb()} is read-only, and code that views the memory natively must
 * not write to it.
 */
public final class Image {
  /** Bytes of one pixel: red, green, blue. */
  public static final int CHANNELS = 3;

  private final int width;
  private final int height;
  private final ByteBuffer rgb;

  private Image(int width, int height, ByteBuffer rgb) {
    this.width = width;
    this.height = height;
    this.rgb = rgb;
  }

  /**
   * Wraps a direct buffer as an image, without copying. The caller gives the buffer away: it must
   * not write to it again.
   *
   * @param width pixels, at least 1
   * @param height pixels, at least 1
   * @param rgb direct, of exactly {@code 3 * width * height} bytes from position 0 to its limit
   */
  public static Image wrap(int width, int height, ByteBuffer rgb) {
    long expected = byteCount(width, height);
    if (!rgb.isDirect() || rgb.position() != 0 || rgb.limit() != expected) {
      throw new IllegalArgumentException(
          "pixels of a %d x %d image must be a direct buffer of %d bytes, got %s"
              .formatted(width, height, expected, rgb));
    }
    return new Image(width, height, rgb);
  }

  /** An image whose pixels are a copy of {@code rgb}, which holds 3 bytes a pixel. */
  public static Image copyOf(int width, int height, byte[] rgb) {
    if (rgb.length != byteCount(width, height)) {
      throw new IllegalArgumentException(
          "pixels of a %d x %d image must be %d bytes, got %d"
              .formatted(width, height, byteCount(width, height), rgb.length));
    }
    return new Image(width, height, ByteBuffer.allocateDirect(rgb.length).put(rgb).rewind());
  }

  /** An uninitialised direct buffer that {@link #wrap} accepts for an image of this size. */
  public static ByteBuffer newBuffer(int width, int height) {
    return ByteBuffer.allocateDirect(Math.toIntExact(byteCount(width, height)));
  }

  /** Bytes of the pixels of an image of this size, whose sides are at least 1. */
  public static long byteCount(int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "image must be at least 1 x 1 pixels, got %d x %d".formatted(width, height));
    }
    return (long) CHANNELS * width * height;
  }

  /** Pixels from left to right, at least 1. */
  public int width() {
    return width;
  }

  /** Pixels from top to bottom, at least 1. */
  public int height() {
    return height;
  }

  /** A read-only view of the pixels, at position 0: red, green, blue, row by row from the top. */
  public ByteBuffer rgb() {
    return rgb.asReadOnlyBuffer();
  }

  /** True where this image was wrapped around that very buffer. */
  @SuppressWarnings("ReferenceEquality") // The same memory, not the same samples.
  public boolean isIn(ByteBuffer memory) {
    return rgb == memory;
  }

  /** The sample of one channel (0 red, 1 green, 2 blue) at a pixel, in [0, 255]. */
  public int sample(int x, int y, int channel) {
    return rgb.get((y * width + x) * CHANNELS + channel) & 0xff;
  }

  /** True where the other image has the same size and the same pixels. */
  public boolean samePixels(Image other) {
    return width == other.width && height == other.height && rgb.equals(other.rgb);
  }

  @Override
  public String toString() {
    return "Image[%d x %d]".formatted(width, height);
  }
}

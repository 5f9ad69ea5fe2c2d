package org.cvready.imaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What the head of an image file says about it: format, size, and how it is displayed.
 *
 * <p>It is read without decoding a pixel. Sizes beyond {@link #MAX_SIDE} and {@link #MAX_PIXELS}
 * are refused here, before anything allocates memory for them.
 *
 * @param format the kind of file, by its first bytes
 * @param storedWidth width of the stored image, pixels, in [1, 65535]
 * @param storedHeight height of the stored image, pixels, in [1, 65535]
 * @param orientation how the stored image is turned to be displayed
 * @param bitsPerSample bits of one sample of one channel, in [1, 16]
 */
public record ImageHeader(
    ImageFormat format,
    int storedWidth,
    int storedHeight,
    Orientation orientation,
    int bitsPerSample) {
  /** The longest side that is read, pixels. */
  public static final int MAX_SIDE = 65_535;

  /** The largest image that is read: 2^28 pixels, whose samples fill 768 MiB. */
  public static final long MAX_PIXELS = 1L << 28;

  /** Checks the size against the limits. */
  public ImageHeader {
    if (!(storedWidth >= 1 && storedWidth <= MAX_SIDE)
        || !(storedHeight >= 1 && storedHeight <= MAX_SIDE)
        || (long) storedWidth * storedHeight > MAX_PIXELS) {
      throw new IllegalArgumentException(sizeRule(storedWidth, storedHeight));
    }
    if (bitsPerSample < 1 || bitsPerSample > 16) {
      throw new IllegalArgumentException(
          "bits per sample must be in [1, 16], got " + bitsPerSample);
    }
  }

  static String sizeRule(long width, long height) {
    return "image must be 1 to %d pixels a side and at most %d pixels, its header claims %d x %d"
        .formatted(MAX_SIDE, MAX_PIXELS, width, height);
  }

  /**
   * Reads the head of an image file.
   *
   * @throws UnreadableImageException where the file is missing, is no image of a known format, is
   *     cut before its size is known, or claims an absurd size
   */
  public static ImageHeader read(Path file) {
    String name = file.toString();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return parse(new ByteSource.InFile(channel), name);
    } catch (NoSuchFileException e) {
      throw new UnreadableImageException(name, "the image file is missing", e);
    } catch (IOException | UncheckedIOException e) {
      throw new UnreadableImageException(name, "the image file cannot be read: " + e, e);
    }
  }

  /** Parses the head of an image that messages call {@code name}. */
  static ImageHeader parse(ByteSource bytes, String name) {
    if (bytes.size() == 0) {
      throw new UnreadableImageException(name, "the image file is empty");
    }
    try {
      return HeaderParser.of(bytes).parse(bytes);
    } catch (IndexOutOfBoundsException e) {
      throw new UnreadableImageException(
          name, "the image is truncated: its header ends early, at byte " + bytes.size(), e);
    } catch (IllegalArgumentException e) {
      throw new UnreadableImageException(name, String.valueOf(e.getMessage()), e);
    }
  }

  /** Width as displayed, pixels. */
  public int width() {
    return orientation.swapsSides() ? storedHeight : storedWidth;
  }

  /** Height as displayed, pixels. */
  public int height() {
    return orientation.swapsSides() ? storedWidth : storedHeight;
  }

  /** The same picture with each side divided, which must leave no rest. */
  ImageHeader reduced(int divisor) {
    if (storedWidth % divisor != 0 || storedHeight % divisor != 0) {
      throw new IllegalArgumentException(
          "sides must be multiples of %d to be divided, got %d x %d"
              .formatted(divisor, storedWidth, storedHeight));
    }
    return new ImageHeader(
        format, storedWidth / divisor, storedHeight / divisor, orientation, bitsPerSample);
  }
}

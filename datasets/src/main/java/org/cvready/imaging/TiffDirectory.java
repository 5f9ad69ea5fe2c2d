package org.cvready.imaging;

import java.util.HashMap;
import java.util.Map;

/**
 * The first directory of a TIFF structure, which is also what EXIF data are: numbers by tag (TIFF
 * 6.0, section 2). Only whole numbers of 16 and 32 bits are kept, the first of each tag.
 */
final class TiffDirectory {
  static final int WIDTH = 256;
  static final int HEIGHT = 257;
  static final int BITS_PER_SAMPLE = 258;
  static final int PHOTOMETRIC = 262;
  static final int ORIENTATION = 274;
  static final int SAMPLE_FORMAT = 339;

  private static final int ENTRY_BYTES = 12;
  private static final int SHORT = 3;
  private static final int LONG = 4;

  private final Map<Integer, Long> values;

  private TiffDirectory(Map<Integer, Long> values) {
    this.values = values;
  }

  /** The first directory of the TIFF structure that begins at {@code start}. */
  static TiffDirectory at(ByteSource bytes, long start) {
    boolean little = bytes.holds(start, "II*\0");
    if (!little && !bytes.holds(start, "MM\0*")) {
      throw new IllegalArgumentException("TIFF data must begin with II* or MM*");
    }
    long directory = start + number32(bytes, start + 4, little);
    int count = number16(bytes, directory, little);
    Map<Integer, Long> values = new HashMap<>();
    for (int i = 0; i < count; i++) {
      long entry = directory + 2 + (long) i * ENTRY_BYTES;
      int tag = number16(bytes, entry, little);
      int type = number16(bytes, entry + 2, little);
      long times = number32(bytes, entry + 4, little);
      if (times > 0 && (type == SHORT || type == LONG)) {
        long width = type == SHORT ? 2 : 4;
        long at = times * width <= 4 ? entry + 8 : start + number32(bytes, entry + 8, little);
        long value = type == SHORT ? number16(bytes, at, little) : number32(bytes, at, little);
        values.putIfAbsent(tag, value);
      }
    }
    return new TiffDirectory(values);
  }

  /** The orientation that EXIF data at {@code start} tell; upright where they are broken. */
  static Orientation exifOrientation(ByteSource bytes, long start) {
    try {
      return Orientation.ofTag((int) at(bytes, start).value(ORIENTATION, 1));
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      // Broken EXIF data are common, and the picture is displayed as it is stored.
      return Orientation.UPRIGHT;
    }
  }

  private static int number16(ByteSource bytes, long position, boolean little) {
    return little ? bytes.littleEndian16(position) : bytes.bigEndian16(position);
  }

  private static long number32(ByteSource bytes, long position, boolean little) {
    return little ? bytes.littleEndian32(position) : bytes.bigEndian32(position);
  }

  /** The first number of a tag, or {@code absent} where the directory lacks it. */
  long value(int tag, long absent) {
    return values.getOrDefault(tag, absent);
  }
}

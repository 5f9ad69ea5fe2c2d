package org.cvready.imaging;

/** Walks a JPEG file's marker segments (ITU-T T.81, annex B). */
final class JpegHeaderParser implements HeaderParser {
  private static final int START_OF_SCAN = 0xda;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int APP1 = 0xe1;
  private static final int EXIF_PREFIX_BYTES = 6;

  @Override
  public ImageHeader parse(ByteSource bytes) {
    Orientation orientation = Orientation.UPRIGHT;
    boolean exifSeen = false;
    long position = 2;
    while (true) {
      position = markerAt(bytes, position);
      int marker = bytes.at(position);
      if (marker == START_OF_SCAN || marker == END_OF_IMAGE) {
        throw new IllegalArgumentException("JPEG must have a frame header before its pixels");
      }
      if (isFrame(marker)) {
        return frame(bytes, position + 1, orientation);
      }
      if (marker == APP1 && !exifSeen && bytes.holds(position + 3, "Exif\0\0")) {
        orientation = TiffDirectory.exifOrientation(bytes, position + 3 + EXIF_PREFIX_BYTES);
        exifSeen = true;
      }
      position = afterSegment(bytes, position);
    }
  }

  private static ImageHeader frame(ByteSource bytes, long segment, Orientation orientation) {
    int bits = bytes.at(segment + 2);
    int components = bytes.at(segment + 7);
    if (components != 1 && components != 3) {
      throw new IllegalArgumentException(
          "JPEG must be grey or colour of 3 components, got %d components (CMYK is not read)"
              .formatted(components));
    }
    if (bits != 8) {
      throw new IllegalArgumentException("JPEG must have 8 bits a sample, got " + bits);
    }
    return HeaderParser.header(
        ImageFormat.JPEG,
        bytes.bigEndian16(segment + 5),
        bytes.bigEndian16(segment + 3),
        orientation,
        bits);
  }

  /** The position of the marker's second byte, after any fill bytes. */
  private static long markerAt(ByteSource bytes, long position) {
    if (bytes.at(position) != 0xff) {
      throw new IllegalArgumentException(
          "JPEG must have a marker at byte %d, got 0x%02x".formatted(position, bytes.at(position)));
    }
    long at = position + 1;
    while (bytes.at(at) == 0xff) {
      at++;
    }
    return at;
  }

  private static long afterSegment(ByteSource bytes, long marker) {
    return marker + 1 + Math.max(2, bytes.bigEndian16(marker + 1));
  }

  /** SOF0 to SOF15, without the three codes in between that mean something else. */
  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  /**
   * True where the file goes on to its end-of-image marker. A decoder fills what is missing with
   * grey and says nothing, so this is looked for in the file.
   *
   * <p>Segments are jumped over by their lengths, so the end of a thumbnail inside EXIF data does
   * not count; bytes after the end of the image are allowed.
   */
  static boolean isComplete(ByteSource bytes) {
    try {
      long scan = firstScan(bytes);
      long size = bytes.size();
      // Nearly every file ends with the marker, which cannot stand inside of entropy-coded data.
      if (size - 2 >= scan && bytes.at(size - 2) == 0xff && bytes.at(size - 1) == END_OF_IMAGE) {
        return true;
      }
      return endsAfter(bytes, scan);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return false;
    }
  }

  private static long firstScan(ByteSource bytes) {
    long marker = markerAt(bytes, 2);
    while (bytes.at(marker) != START_OF_SCAN) {
      marker = markerAt(bytes, afterSegment(bytes, marker));
    }
    return afterSegment(bytes, marker);
  }

  private static boolean endsAfter(ByteSource bytes, long scan) {
    long position = scan;
    while (true) {
      if (bytes.at(position) != 0xff) {
        position++;
        continue;
      }
      int code = bytes.at(position + 1);
      if (code == END_OF_IMAGE) {
        return true;
      }
      boolean data = code == 0 || (code >= 0xd0 && code <= 0xd7);
      if (code == 0xff) {
        position++;
      } else if (data) {
        position += 2;
      } else {
        position = afterSegment(bytes, position + 1);
      }
    }
  }
}

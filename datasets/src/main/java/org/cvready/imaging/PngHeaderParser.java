package org.cvready.imaging;

/** Walks a PNG file's chunks (W3C PNG specification, third edition, section 5). */
final class PngHeaderParser implements HeaderParser {
  static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";

  private static final int CHUNK_FRAME_BYTES = 12;

  @Override
  public ImageHeader parse(ByteSource bytes) {
    if (!bytes.holds(12, "IHDR")) {
      throw new IllegalArgumentException("PNG must begin with an IHDR chunk");
    }
    return HeaderParser.header(
        ImageFormat.PNG,
        bytes.bigEndian32(16),
        bytes.bigEndian32(20),
        orientation(bytes),
        bytes.at(24));
  }

  private static Orientation orientation(ByteSource bytes) {
    long chunk = SIGNATURE.length();
    while (chunk + CHUNK_FRAME_BYTES <= bytes.size() && !bytes.holds(chunk + 4, "IEND")) {
      if (bytes.holds(chunk + 4, "acTL")) {
        throw new IllegalArgumentException("PNG must be a still image, got an animated one");
      }
      if (bytes.holds(chunk + 4, "eXIf")) {
        return TiffDirectory.exifOrientation(bytes, chunk + 8);
      }
      chunk = after(bytes, chunk);
    }
    return Orientation.UPRIGHT;
  }

  private static long after(ByteSource bytes, long chunk) {
    return chunk + CHUNK_FRAME_BYTES + bytes.bigEndian32(chunk);
  }

  /** True where the chunks go on, whole, to the one that ends the image. */
  static boolean isComplete(ByteSource bytes) {
    long chunk = SIGNATURE.length();
    while (chunk + CHUNK_FRAME_BYTES <= bytes.size()) {
      if (bytes.holds(chunk + 4, "IEND")) {
        return true;
      }
      chunk = after(bytes, chunk);
    }
    return false;
  }
}

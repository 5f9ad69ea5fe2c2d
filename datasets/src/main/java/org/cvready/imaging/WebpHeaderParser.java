package org.cvready.imaging;

/** Reads the first chunks of a WebP file (RFC 9649). */
final class WebpHeaderParser implements HeaderParser {
  private static final int FIRST_CHUNK = 12;
  private static final int CHUNK_HEAD_BYTES = 8;

  @Override
  public ImageHeader parse(ByteSource bytes) {
    long data = FIRST_CHUNK + CHUNK_HEAD_BYTES;
    if (bytes.holds(FIRST_CHUNK, "VP8 ")) {
      // A frame tag of 3 bytes and a start code of 3, then 14 bits each and 2 bits of scaling.
      return still(
          bytes.littleEndian16(data + 6) & 0x3fff,
          bytes.littleEndian16(data + 8) & 0x3fff,
          Orientation.UPRIGHT);
    }
    if (bytes.holds(FIRST_CHUNK, "VP8L")) {
      long sizes = bytes.littleEndian32(data + 1);
      return still((sizes & 0x3fff) + 1, (sizes >> 14 & 0x3fff) + 1, Orientation.UPRIGHT);
    }
    if (bytes.holds(FIRST_CHUNK, "VP8X")) {
      if ((bytes.at(data) & 0x02) != 0) {
        throw new IllegalArgumentException("WebP must be a still image, got an animated one");
      }
      return still(
          1 + (bytes.littleEndian32(data + 4) & 0xffffff),
          1 + (bytes.littleEndian16(data + 7) | (long) bytes.at(data + 9) << 16),
          orientation(bytes));
    }
    throw new IllegalArgumentException("WebP must begin with a VP8, VP8L or VP8X chunk");
  }

  private static ImageHeader still(long width, long height, Orientation orientation) {
    return HeaderParser.header(ImageFormat.WEBP, width, height, orientation, 8);
  }

  private static Orientation orientation(ByteSource bytes) {
    long chunk = FIRST_CHUNK;
    while (chunk + CHUNK_HEAD_BYTES <= bytes.size()) {
      if (bytes.holds(chunk, "EXIF")) {
        long data = chunk + CHUNK_HEAD_BYTES;
        // Some writers keep the prefix that EXIF data carry in a JPEG file.
        return TiffDirectory.exifOrientation(
            bytes, bytes.holds(data, "Exif\0\0") ? data + 6 : data);
      }
      long length = bytes.littleEndian32(chunk + 4);
      chunk += CHUNK_HEAD_BYTES + length + (length & 1);
    }
    return Orientation.UPRIGHT;
  }
}

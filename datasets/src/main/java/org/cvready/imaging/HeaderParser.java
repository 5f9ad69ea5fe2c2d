package org.cvready.imaging;

/**
 * Reads one format's header. Cut files show as {@link IndexOutOfBoundsException}, all other faults
 * as {@link IllegalArgumentException} with the rule that is broken.
 */
interface HeaderParser {
  /** The header of an image whose first bytes have been recognised. */
  ImageHeader parse(ByteSource bytes);

  /** The parser for the format that the first bytes show. */
  static HeaderParser of(ByteSource bytes) {
    if (bytes.holds(0, "\u00ff\u00d8")) {
      return new JpegHeaderParser();
    }
    if (bytes.holds(0, PngHeaderParser.SIGNATURE)) {
      return new PngHeaderParser();
    }
    if (bytes.holds(0, "BM")) {
      return HeaderParser::bmp;
    }
    if (bytes.holds(0, "RIFF") && bytes.holds(8, "WEBP")) {
      return new WebpHeaderParser();
    }
    if (bytes.holds(0, "II*\0") || bytes.holds(0, "MM\0*")) {
      return new TiffHeaderParser();
    }
    throw new IllegalArgumentException("file must be a JPEG, PNG, BMP, TIFF or WebP image");
  }

  /** A header whose size has been read as 64-bit numbers. */
  static ImageHeader header(
      ImageFormat format, long width, long height, Orientation orientation, int bits) {
    if (width > ImageHeader.MAX_SIDE || height > ImageHeader.MAX_SIDE) {
      throw new IllegalArgumentException(ImageHeader.sizeRule(width, height));
    }
    return new ImageHeader(format, (int) width, (int) height, orientation, bits);
  }

  private static ImageHeader bmp(ByteSource bytes) {
    boolean core = bytes.littleEndian32(14) == 12;
    // Heights below zero mark bitmaps whose first row is the top one.
    long width = core ? bytes.littleEndian16(18) : (int) bytes.littleEndian32(18);
    long height = core ? bytes.littleEndian16(20) : Math.abs((long) (int) bytes.littleEndian32(22));
    return header(ImageFormat.BMP, width, height, Orientation.UPRIGHT, 8);
  }
}

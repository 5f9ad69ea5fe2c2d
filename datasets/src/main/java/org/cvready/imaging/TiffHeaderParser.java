package org.cvready.imaging;

/** Reads the first page's size and sample layout of a TIFF file. */
final class TiffHeaderParser implements HeaderParser {
  private static final int UNSIGNED = 1;
  private static final int YCBCR = 6;
  private static final int LAST_SIMPLE_PHOTOMETRIC = 3;

  @Override
  public ImageHeader parse(ByteSource bytes) {
    TiffDirectory tags = TiffDirectory.at(bytes, 0);
    int bits = (int) tags.value(TiffDirectory.BITS_PER_SAMPLE, 1);
    checkSamples(bits, tags.value(TiffDirectory.SAMPLE_FORMAT, UNSIGNED));
    checkColours(bits, tags.value(TiffDirectory.PHOTOMETRIC, 1));
    long orientation = tags.value(TiffDirectory.ORIENTATION, 1);
    if (orientation != 1) {
      throw new IllegalArgumentException(
          "TIFF must be stored upright (orientation 1), got orientation " + orientation);
    }
    return HeaderParser.header(
        ImageFormat.TIFF,
        tags.value(TiffDirectory.WIDTH, 0),
        tags.value(TiffDirectory.HEIGHT, 0),
        Orientation.UPRIGHT,
        bits);
  }

  private static void checkSamples(int bits, long format) {
    boolean known = bits == 1 || bits == 8 || bits == 16;
    if (!known || format != UNSIGNED) {
      throw new IllegalArgumentException(
          "TIFF samples must be unsigned integers of 1, 8 or 16 bits, got format %d of %d bits"
              .formatted(format, bits));
    }
  }

  private static void checkColours(int bits, long photometric) {
    boolean known = photometric <= LAST_SIMPLE_PHOTOMETRIC || photometric == YCBCR;
    boolean deepWhiteIsZero = bits == 16 && photometric == 0;
    if (!known || deepWhiteIsZero) {
      throw new IllegalArgumentException(
          "TIFF must be grey (16 bits: black is zero), RGB, palette or YCbCr, got photometric "
              + "interpretation "
              + photometric);
    }
  }
}

package org.cvready.perturb.camera;

import java.nio.ByteBuffer;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * A picture as it looks after a move: bicubic, in whole numbers, the same on every processor.
 *
 * <p>Catmull-Rom weights (Keys 1981, a = -1/2) at places of 1/256 pixel keep a moved picture nearly
 * as sharp as the camera would have taken it, so that a move does not also blur. Where the move
 * shrinks, several places to a pixel are averaged, so that fine texture does not turn into moiré.
 * Samples are weighed as they are stored, not in linear light: neighbours differ little. Places
 * outside the picture show its {@link Surroundings}.
 */
public final class Resampler {
  // Weights of the four columns sum to 1024 and of the four rows to 256.
  private static final int[] COLUMN_WEIGHTS = CubicWeights.summingTo(1024);
  private static final int[] ROW_WEIGHTS = CubicWeights.summingTo(256);
  // Sums over columns may be as low as -0.25 * 255 * 1024; this lifts them above 0.
  private static final long COLUMN_BIAS = (1L << 18) * PackedPixels.ONES + 64 * PackedPixels.ONES;
  private static final long COLUMN_MASK = 0x3fffL * PackedPixels.ONES;
  // What the lift of the columns comes to at the end: 2^18 / 2^7 times the rows' 256.
  private static final int LIFT = 1 << 19;
  private static final int MASK = (1 << PackedPixels.BITS) - 1;

  private static final int QUICK_UNIT = 16;
  private static final long QUICK_MASK = 0xfffL * PackedPixels.ONES;

  private final PackedPixels picture;
  private final Surroundings surroundings;

  private Resampler(Image image) {
    this.picture = new PackedPixels(image);
    this.surroundings = new Surroundings(picture);
  }

  /**
   * The moved picture, of the same size.
   *
   * @param source where its pixels come from
   * @param shrink how many pixels of the clean picture come to lie in one, along a line, where it
   *     is most; below 1 where the move enlarges
   * @param memory where the moved picture lies
   */
  public static Image resample(Image image, SourceRows source, double shrink, Workspace memory) {
    int places = shrink <= 1.1 ? 1 : (int) Math.min(4, Math.ceil(shrink));
    return new Resampler(image).moved(source, places, memory);
  }

  private Image moved(SourceRows source, int places, Workspace memory) {
    ByteBuffer out = memory.picture(picture.width, picture.height);
    double[] xs = new double[places * picture.width];
    double[] ys = new double[places * picture.width];
    long[] sums = new long[picture.width];
    byte[] row = new byte[Image.CHANNELS * picture.width];
    for (int y = 0; y < picture.height; y++) {
      java.util.Arrays.fill(sums, 0);
      for (int i = 0; i < places; i++) {
        source.fill(new SourceRows.Row(y + (i + 0.5) / places, 1.0 / places), xs, ys);
        add(sums, places, xs, ys);
      }
      write(sums, places == 1 ? 1 : places * places * QUICK_UNIT, row);
      out.put(row);
    }
    return Image.wrap(picture.width, picture.height, out.rewind());
  }

  private void add(long[] sums, int places, double[] xs, double[] ys) {
    int at = 0;
    for (int pixel = 0; pixel < sums.length; pixel++) {
      long sum = 0;
      for (int i = 0; i < places; i++) {
        int x = fixed(xs[at]);
        int y = fixed(ys[at]);
        sum += places == 1 ? pixel(x, y) : quickPixel(x, y);
        at++;
      }
      sums[pixel] += sum;
    }
  }

  /** In 1/256 pixel from the middle of the first pixel; far away is far away. */
  private static int fixed(double place) {
    // Positive before the cast, which cuts towards 0; 2^21 pixels are more than any picture has.
    double lifted = (place - 0.5 + (1 << 21)) * CubicWeights.PHASES + 0.5;
    return (int) Math.min(Math.max(lifted, 0), 1 << 30) - (1 << 29);
  }

  private long pixel(int fixedX, int fixedY) {
    int x = fixedX >> 8;
    int y = fixedY >> 8;
    int w = picture.width;
    if (x >= 1 && y >= 1 && x < w - 2 && y < picture.height - 2) {
      return cubic(
          picture.pixels, (y - 1) * w + x - 1, w, (fixedX & 255) << 2 | (fixedY & 255) << 12);
    }
    int nearX = (fixedX + 128) >> 8;
    int nearY = (fixedY + 128) >> 8;
    if (nearX < 0 || nearY < 0 || nearX >= w || nearY >= picture.height) {
      return surroundings.at(nearX, nearY);
    }
    long[] block = new long[16];
    for (int i = 0; i < 16; i++) {
      block[i] = picture.clamped(x - 1 + i % 4, y - 1 + i / 4);
    }
    return cubic(block, 0, 4, (fixedX & 255) << 2 | (fixedY & 255) << 12);
  }

  /** Bilinear, for averages over several places, in sixteenths of a level. */
  private long quickPixel(int fixedX, int fixedY) {
    int x = fixedX >> 8;
    int y = fixedY >> 8;
    int w = picture.width;
    if (x < 0 || y < 0 || x >= w - 1 || y >= picture.height - 1) {
      return QUICK_UNIT * pixel(fixedX, fixedY);
    }
    long[] p = picture.pixels;
    int at = y * w + x;
    int right = (fixedX & 255) >> 2;
    int down = (fixedY & 255) >> 2;
    long upper = (64 - right) * p[at] + right * p[at + 1];
    long lower = (64 - right) * p[at + w] + right * p[at + w + 1];
    return (((64 - down) * upper + down * lower + 128 * PackedPixels.ONES) >>> 8) & QUICK_MASK;
  }

  /** Four rows of four pixels; the phases of x and y are given as places in the tables. */
  private static long cubic(long[] p, int at, int stride, int phases) {
    int c = phases & 1023;
    int r = phases >> 10;
    long a = columns(p, at, c);
    long b = columns(p, at + stride, c);
    long d = columns(p, at + 2 * stride, c);
    long e = columns(p, at + 3 * stride, c);
    long sum =
        ROW_WEIGHTS[r] * a
            + ROW_WEIGHTS[r + 1] * b
            + ROW_WEIGHTS[r + 2] * d
            + ROW_WEIGHTS[r + 3] * e;
    return clamped((int) sum & MASK)
        | clamped((int) (sum >>> PackedPixels.BITS) & MASK) << PackedPixels.BITS
        | clamped((int) (sum >>> (2 * PackedPixels.BITS)) & MASK) << (2 * PackedPixels.BITS);
  }

  /** One row, with 3 bits behind the point and lifted. */
  private static long columns(long[] p, int at, int c) {
    long sum =
        COLUMN_WEIGHTS[c] * p[at]
            + COLUMN_WEIGHTS[c + 1] * p[at + 1]
            + COLUMN_WEIGHTS[c + 2] * p[at + 2]
            + COLUMN_WEIGHTS[c + 3] * p[at + 3];
    return ((sum + COLUMN_BIAS) >>> 7) & COLUMN_MASK;
  }

  private static long clamped(int lifted) {
    return Math.min(Math.max((lifted - LIFT + 1024) >> 11, 0), 255);
  }

  private static void write(long[] sums, int count, byte[] row) {
    for (int x = 0; x < sums.length; x++) {
      long sum = sums[x];
      for (int c = 0; c < Image.CHANNELS; c++) {
        int channel = (int) (sum >>> (c * PackedPixels.BITS)) & MASK;
        row[Image.CHANNELS * x + c] = (byte) ((2 * channel + count) / (2 * count));
      }
    }
  }
}

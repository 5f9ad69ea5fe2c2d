package org.cvready.perturb.camera;

import java.nio.ByteBuffer;
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
  private static final int PHASES = 256;
  // Weights of the four columns sum to 1024 and of the four rows to 256.
  private static final int[] COLUMN_WEIGHTS = weights(1024);
  private static final int[] ROW_WEIGHTS = weights(256);
  // Sums over columns may be as low as -0.25 * 255 * 1024; this lifts them above 0.
  private static final long COLUMN_BIAS = (1L << 18) * PackedPixels.ONES + 64 * PackedPixels.ONES;
  private static final long COLUMN_MASK = 0x3fffL * PackedPixels.ONES;
  // What the lift of the columns comes to at the end: 2^18 / 2^7 times the rows' 256.
  private static final int LIFT = 1 << 19;
  private static final int MASK = (1 << PackedPixels.BITS) - 1;

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
   */
  public static Image resample(Image image, SourceRows source, double shrink) {
    int places = shrink <= 1.1 ? 1 : (int) Math.min(4, Math.ceil(shrink));
    return new Resampler(image).moved(source, places);
  }

  private Image moved(SourceRows source, int places) {
    ByteBuffer out = Image.newBuffer(picture.width, picture.height);
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
      write(sums, places * places, row);
      out.put(row);
    }
    return Image.wrap(picture.width, picture.height, out.rewind());
  }

  private void add(long[] sums, int places, double[] xs, double[] ys) {
    int at = 0;
    for (int x = 0; x < sums.length; x++) {
      long sum = 0;
      for (int i = 0; i < places; i++) {
        sum += pixel(fixed(xs[at]), fixed(ys[at]));
        at++;
      }
      sums[x] += sum;
    }
  }

  /** In 1/256 pixel from the middle of the first pixel; far away is far away. */
  private static int fixed(double place) {
    // Positive before the cast, which cuts towards 0; 2^21 pixels are more than any picture has.
    double lifted = (place - 0.5 + (1 << 21)) * PHASES + 0.5;
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

  private static int[] weights(int total) {
    int[] weights = new int[4 * PHASES];
    for (int i = 0; i < PHASES; i++) {
      double t = (double) i / PHASES;
      double[] w = {
        ((-t + 2) * t - 1) * t / 2,
        ((3 * t - 5) * t * t + 2) / 2,
        ((-3 * t + 4) * t + 1) * t / 2,
        (t - 1) * t * t / 2
      };
      int rest = total;
      for (int j = 0; j < 4; j++) {
        weights[4 * i + j] = (int) Math.rint(total * w[j]);
        rest -= weights[4 * i + j];
      }
      // The rounding goes where the weight is greatest, so that an even area stays as it is.
      weights[4 * i + (t < 0.5 ? 1 : 2)] += rest;
    }
    return weights;
  }
}

package org.cvready.perturb.digital;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Visible pixels, as of a small picture enlarged.
 *
 * <p>Cause in the field: a stream or crop of low resolution scaled up, digital zoom. Model: the
 * picture is shrunk by averaging over boxes and enlarged by repeating its pixels. Strength:
 * severity 1..5, to .6, .5, .4, .3, .25 of its width and height, rounded down and at least a pixel.
 * Not random.
 *
 * <p>Source: Hendrycks and Dietterich (2019), as imagecorruptions 1.1.2 computes it with Pillow's
 * box and nearest filters, to their rounding: weights of 22 bits, 8-bit samples between the passes,
 * and a source position that accumulates rounding. Limits: edges of boxes lie at whole pixels, so
 * blocks differ by a pixel in size.
 */
public record Pixelate() implements Perturbation {
  private static final double[] SIZE = {0.6, 0.5, 0.4, 0.3, 0.25};
  private static final int BITS = 22;
  private static final int HALF = 1 << (BITS - 1);
  private static final int LANE = 16;
  private static final long EVERY_OTHER = 0x00ff00ff00ff00ffL;
  private static final long TWO_HALVES = (long) HALF << 32 | HALF;
  private static final long TWO_LEVELS = 0x000000ff000000ffL;
  private static final VarHandle FOUR =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  @Override
  public String name() {
    return "pixelate";
  }

  @Override
  public StrengthScale scale() {
    return StrengthScale.SEVERITY;
  }

  @Override
  public Stage stage() {
    return Stage.DIGITAL;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    double size = SIZE[(int) scale().check(name(), strength) - 1];
    Boxes across = Boxes.of(image.width(), Math.max((int) (image.width() * size), 1));
    Boxes down = Boxes.of(image.height(), Math.max((int) (image.height() * size), 1));
    int[] sourceX = nearest(across.count(), image.width());
    int[] sourceY = nearest(down.count(), image.height());
    ByteBuffer in = image.rgb();
    ByteBuffer out = memory.picture(image);
    int length = Image.CHANNELS * image.width();
    byte[] row = new byte[length + Long.BYTES];
    long[] sums = new long[across.count()];
    int[] pixels = new int[across.count()];
    int shown = -1;
    for (int y = 0; y < image.height(); y++) {
      if (sourceY[y] != shown) {
        shown = sourceY[y];
        Arrays.fill(sums, 0);
        for (int i = 0; i < down.length[shown]; i++) {
          in.get((down.start[shown] + i) * length, row, 0, length);
          addBoxes(row, across, sums);
        }
        weigh(sums, down.weight[shown], pixels);
        enlarge(pixels, sourceX, row);
      }
      out.put(row, 0, length);
    }
    return Perturbed.inPlace(Image.wrap(image.width(), image.height(), out.rewind()));
  }

  /**
   * Adds the means of a row's boxes, rounded to levels.
   *
   * @param row its samples, and at least two bytes more
   * @param sums of red, green and blue from the lowest bits, {@value #LANE} bits each
   */
  private static void addBoxes(byte[] row, Boxes boxes, long[] sums) {
    for (int box = 0; box < sums.length; box++) {
      int at = Image.CHANNELS * boxes.start[box];
      int pixels = boxes.length[box];
      // Two pixels at a time: red 0, blue 0 and green 1; then green 0, red 1 and blue 1.
      long first = 0;
      long second = 0;
      for (; pixels >= 2; pixels -= 2) {
        long bytes = (long) EIGHT.get(row, at);
        first += bytes & EVERY_OTHER;
        second += (bytes >>> 8) & EVERY_OTHER;
        at += 2 * Image.CHANNELS;
      }
      if (pixels == 1) {
        int bytes = (int) FOUR.get(row, at);
        first += bytes & 0xff00ffL;
        second += (bytes >>> 8) & 0xffL;
      }
      long redBlue = first + (second >>> LANE);
      long green = (second & 0xffff) + ((first >>> (2 * LANE)) & 0xffff);
      // Products stay below 2^30, so that two go into one.
      long apart = (redBlue & 0xffff) | ((redBlue & 0xffff0000L) << LANE);
      long weight = boxes.weight[box];
      long levels = ((apart * weight + TWO_HALVES) >>> BITS) & TWO_LEVELS;
      sums[box] += levels | ((green * weight + HALF) >> BITS) << LANE;
    }
  }

  /** Turns sums of levels into pixels: red, green and blue from the lowest byte. */
  private static void weigh(long[] sums, int weight, int[] pixels) {
    for (int i = 0; i < sums.length; i++) {
      int red = (HALF + (int) (sums[i] & 0xffff) * weight) >> BITS;
      int green = (HALF + (int) (sums[i] >>> LANE & 0xffff) * weight) >> BITS;
      int blue = (HALF + (int) (sums[i] >>> (2 * LANE)) * weight) >> BITS;
      pixels[i] = red | green << 8 | blue << 16;
    }
  }

  /** Each pixel overwrites the fourth byte of the one before. */
  private static void enlarge(int[] pixels, int[] sourceX, byte[] row) {
    for (int x = 0; x < sourceX.length; x++) {
      FOUR.set(row, Image.CHANNELS * x, pixels[sourceX[x]]);
    }
  }

  /** Which small pixel each large one shows. */
  private static int[] nearest(int small, int large) {
    int[] source = new int[large];
    double step = (double) small / large;
    double position = step * 0.5;
    for (int i = 0; i < large; i++) {
      source[i] = Math.min((int) position, small - 1);
      position += step;
    }
    return source;
  }

  /** The samples that each small one is the mean of, and the weight of one of them. */
  private static final class Boxes {
    private final int[] start;
    private final int[] length;
    private final int[] weight;

    private Boxes(int count) {
      start = new int[count];
      length = new int[count];
      weight = new int[count];
    }

    static Boxes of(int large, int small) {
      Boxes boxes = new Boxes(small);
      double scale = (double) large / small;
      double support = 0.5 * scale;
      for (int i = 0; i < small; i++) {
        double centre = (i + 0.5) * scale;
        int from = Math.max((int) (centre - support + 0.5), 0);
        int to = Math.min((int) (centre + support + 0.5), large);
        while (from < to && !inside(from, centre, scale)) {
          from++;
        }
        while (from < to && !inside(to - 1, centre, scale)) {
          to--;
        }
        boxes.start[i] = from;
        boxes.length[i] = to - from;
        boxes.weight[i] = (int) (0.5 + 1.0 / (to - from) * (1 << BITS));
      }
      return boxes;
    }

    private static boolean inside(int position, double centre, double scale) {
      double distance = (position - centre + 0.5) * (1.0 / scale);
      return distance > -0.5 && distance <= 0.5;
    }

    int count() {
      return start.length;
    }
  }
}

package org.cvready.perturb.digital;

import java.nio.ByteBuffer;
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
    byte[] row = new byte[Image.CHANNELS * image.width()];
    int[] sums = new int[Image.CHANNELS * across.count()];
    int shown = -1;
    for (int y = 0; y < image.height(); y++) {
      if (sourceY[y] != shown) {
        shown = sourceY[y];
        Arrays.fill(sums, 0);
        for (int i = 0; i < down.length[shown]; i++) {
          in.get((down.start[shown] + i) * row.length, row);
          addBoxes(row, across, sums);
        }
        weigh(sums, down.weight[shown]);
        enlarge(sums, sourceX, row);
      }
      out.put(row);
    }
    return Perturbed.inPlace(Image.wrap(image.width(), image.height(), out.rewind()));
  }

  private static void addBoxes(byte[] row, Boxes boxes, int[] sums) {
    for (int box = 0; box < boxes.count(); box++) {
      int at = Image.CHANNELS * boxes.start[box];
      int end = at + Image.CHANNELS * boxes.length[box];
      int red = row[at] & 0xff;
      int green = row[at + 1] & 0xff;
      int blue = row[at + 2] & 0xff;
      // Boxes hold few pixels, so that a counted loop would cost more than it does.
      while ((at += Image.CHANNELS) < end) {
        red += row[at] & 0xff;
        green += row[at + 1] & 0xff;
        blue += row[at + 2] & 0xff;
      }
      int weight = boxes.weight[box];
      sums[3 * box] += (HALF + red * weight) >> BITS;
      sums[3 * box + 1] += (HALF + green * weight) >> BITS;
      sums[3 * box + 2] += (HALF + blue * weight) >> BITS;
    }
  }

  private static void weigh(int[] sums, int weight) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = (HALF + sums[i] * weight) >> BITS;
    }
  }

  private static void enlarge(int[] small, int[] sourceX, byte[] row) {
    for (int x = 0; x < sourceX.length; x++) {
      int from = Image.CHANNELS * sourceX[x];
      row[3 * x] = (byte) small[from];
      row[3 * x + 1] = (byte) small[from + 1];
      row[3 * x + 2] = (byte) small[from + 2];
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

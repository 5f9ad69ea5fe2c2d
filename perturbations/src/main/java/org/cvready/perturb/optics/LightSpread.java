package org.cvready.perturb.optics;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.cvready.perturb.LinearLight;
import org.cvready.perturb.optics.LightKernel.Run;
import org.cvready.vision.Image;

/**
 * A picture whose every point spreads its light by one kernel, in linear light; beyond the edge the
 * edge repeats.
 *
 * <p>Rows of equal weights cost two reads however long they are, by running sums in whole numbers
 * (which may overflow: their differences do not). Everything else is single precision in a fixed
 * order, the same on every processor. Only the rows in reach are held.
 */
final class LightSpread {
  private static final int FULL = 65_535;
  private static final int[] LIGHT = lightOfSamples();

  private final Image image;
  private final ByteBuffer pixels;
  private final int padding;
  private final byte[] bytes;
  private final float[][] light;
  private final int[][] sums;
  private final int[] held;
  private final boolean needsSums;

  private LightSpread(Image image, LightKernel kernel, boolean needsSums) {
    this.image = image;
    this.pixels = image.rgb();
    this.needsSums = needsSums;
    // Further out, only the repeated edge is left.
    this.padding = kernel.reachX();
    int width = Image.CHANNELS * (image.width() + 2 * padding);
    int rows = Math.min(2 * kernel.reachY() + 1, image.height());
    this.bytes = new byte[Image.CHANNELS * image.width()];
    this.light = new float[rows][width];
    this.sums = new int[rows][needsSums ? width + Image.CHANNELS : 0];
    this.held = new int[rows];
    Arrays.fill(held, -1);
  }

  /** The picture after every point has spread. */
  static Image apply(Image image, LightKernel kernel) {
    List<Run> runs = kernel.runs().stream().filter(run -> run.length() > 1).toList();
    List<Run> taps = kernel.runs().stream().filter(run -> run.length() == 1).toList();
    return new LightSpread(image, kernel, !runs.isEmpty()).spread(runs, taps);
  }

  private Image spread(List<Run> runs, List<Run> taps) {
    ByteBuffer out = Image.newBuffer(image.width(), image.height());
    float[] total = new float[bytes.length];
    byte[] row = new byte[bytes.length];
    for (int y = 0; y < image.height(); y++) {
      Arrays.fill(total, 0);
      for (Run run : runs) {
        int slot = slot(y + run.down());
        addRun(total, sums[slot], start(run.from()), start(run.to()), run.weight());
      }
      addTaps(total, y, taps);
      for (int i = 0; i < row.length; i++) {
        row[i] = LinearLight.toSample(total[i] * (1.0 / FULL));
      }
      out.put(row);
    }
    return Image.wrap(image.width(), image.height(), out.rewind());
  }

  private void addTaps(float[] total, int y, List<Run> taps) {
    int done = 0;
    for (; done + 4 <= taps.size(); done += 4) {
      addFour(total, y, taps.subList(done, done + 4));
    }
    for (; done < taps.size(); done++) {
      Run tap = taps.get(done);
      addOne(total, light[slot(y + tap.down())], start(tap.from()), tap.weight());
    }
  }

  /** Four in one pass over the sums, which saves reading and writing them. */
  private void addFour(float[] total, int y, List<Run> taps) {
    Run a = taps.get(0);
    Run b = taps.get(1);
    Run c = taps.get(2);
    Run d = taps.get(3);
    float[][] rows = {row(y, a), row(y, b), row(y, c), row(y, d)};
    int[] starts = {start(a.from()), start(b.from()), start(c.from()), start(d.from())};
    float[] weights = {a.weight(), b.weight(), c.weight(), d.weight()};
    addFour(total, rows, starts, weights);
  }

  private static void addFour(float[] total, float[][] rows, int[] starts, float[] weights) {
    float[] a = rows[0];
    float[] b = rows[1];
    float[] c = rows[2];
    float[] d = rows[3];
    int startA = starts[0];
    int startB = starts[1];
    int startC = starts[2];
    int startD = starts[3];
    float weightA = weights[0];
    float weightB = weights[1];
    float weightC = weights[2];
    float weightD = weights[3];
    for (int i = 0; i < total.length; i++) {
      total[i] +=
          weightA * a[startA + i]
              + weightB * b[startB + i]
              + weightC * c[startC + i]
              + weightD * d[startD + i];
    }
  }

  private static void addOne(float[] total, float[] row, int start, float weight) {
    for (int i = 0; i < total.length; i++) {
      total[i] += weight * row[start + i];
    }
  }

  private static void addRun(float[] total, int[] sums, int from, int to, float weight) {
    for (int i = 0; i < total.length; i++) {
      total[i] += weight * (sums[to + i] - sums[from + i]);
    }
  }

  private int start(int right) {
    return Image.CHANNELS * (padding + right);
  }

  private float[] row(int y, Run tap) {
    return light[slot(y + tap.down())];
  }

  private int slot(int y) {
    int inside = Math.min(Math.max(y, 0), image.height() - 1);
    int slot = inside % held.length;
    if (held[slot] != inside) {
      held[slot] = inside;
      load(inside, light[slot], sums[slot]);
    }
    return slot;
  }

  private void load(int y, float[] row, int[] sum) {
    pixels.get(y * bytes.length, bytes);
    int left = Image.CHANNELS * padding;
    for (int i = 0; i < bytes.length; i++) {
      row[left + i] = LIGHT[bytes[i] & 0xff];
    }
    int last = left + bytes.length - Image.CHANNELS;
    for (int i = 0; i < left; i++) {
      row[i] = row[left + i % Image.CHANNELS];
      row[last + Image.CHANNELS + i] = row[last + i % Image.CHANNELS];
    }
    if (needsSums) {
      for (int i = 0; i < row.length; i++) {
        sum[i + Image.CHANNELS] = sum[i] + (int) row[i];
      }
    }
  }

  private static int[] lightOfSamples() {
    int[] light = new int[256];
    for (int i = 0; i < light.length; i++) {
      light[i] = (int) Math.rint(FULL * LinearLight.ofSample(i));
    }
    return light;
  }
}

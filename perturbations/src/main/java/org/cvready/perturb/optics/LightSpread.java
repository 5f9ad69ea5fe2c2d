package org.cvready.perturb.optics;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.cvready.perturb.LinearLight;
import org.cvready.perturb.Workspace;
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
  private static final float UNIT = 1f / FULL;
  private static final int[] LIGHT = lightOfSamples();

  private final Image image;
  private final ByteBuffer pixels;
  private final int padding;
  private final byte[] bytes;
  private final float[][] light;
  private final int[][] sums;
  private final int[] held;
  private final boolean needsSums;
  // The compiler vectorises loops whose arrays all start at the same index, and those alone. So a
  // row is copied to shift it, which costs less than the sum that it makes fast.
  private final float[][] shifted;
  private final int[] runStart;
  private final int[] runEnd;
  private final int[] runTotal;

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
    this.shifted = new float[4][bytes.length];
    this.runStart = new int[bytes.length];
    this.runEnd = new int[bytes.length];
    this.runTotal = new int[bytes.length];
    Arrays.fill(held, -1);
  }

  /** The picture after every point has spread, in the workspace. */
  static Image apply(Image image, LightKernel kernel, Workspace memory) {
    List<Run> all = kernel.runs();
    float weight = (float) all.stream().mapToDouble(Run::weight).max().orElse(0);
    // Runs are summed before they are weighed, so they must weigh the same.
    List<Run> runs =
        all.stream().filter(run -> run.length() > 1 && run.weight() == weight).toList();
    List<Run> taps =
        all.stream()
            .filter(run -> !(run.length() > 1 && run.weight() == weight))
            .flatMap(Run::singles)
            .toList();
    return new LightSpread(image, kernel, !runs.isEmpty()).spread(runs, taps, memory);
  }

  private Image spread(List<Run> runs, List<Run> taps, Workspace memory) {
    ByteBuffer out = memory.picture(image);
    float[] total = new float[bytes.length];
    byte[] row = new byte[bytes.length];
    for (int y = 0; y < image.height(); y++) {
      Arrays.fill(total, 0);
      addRuns(total, y, runs);
      addTaps(total, y, taps);
      for (int i = 0; i < total.length; i++) {
        total[i] *= UNIT;
      }
      LinearLight.toSamples(total, row);
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
      addOne(total, y, taps.get(done));
    }
  }

  /** Four in one pass over the sums, which saves reading and writing them. */
  private void addFour(float[] total, int y, List<Run> taps) {
    for (int i = 0; i < 4; i++) {
      Run tap = taps.get(i);
      System.arraycopy(light[slot(y + tap.down())], start(tap.from()), shifted[i], 0, total.length);
    }
    float weightA = taps.get(0).weight();
    float weightB = taps.get(1).weight();
    float weightC = taps.get(2).weight();
    float weightD = taps.get(3).weight();
    float[] a = shifted[0];
    float[] b = shifted[1];
    float[] c = shifted[2];
    float[] d = shifted[3];
    for (int i = 0; i < total.length; i++) {
      total[i] += weightA * a[i] + weightB * b[i] + weightC * c[i] + weightD * d[i];
    }
  }

  private void addOne(float[] total, int y, Run tap) {
    float[] a = shifted[0];
    System.arraycopy(light[slot(y + tap.down())], start(tap.from()), a, 0, total.length);
    float weight = tap.weight();
    for (int i = 0; i < total.length; i++) {
      total[i] += weight * a[i];
    }
  }

  /** In whole numbers all the way, since the compiler does not vectorise conversions. */
  private void addRuns(float[] total, int y, List<Run> runs) {
    if (runs.isEmpty()) {
      return;
    }
    int[] whole = runTotal;
    int[] from = runStart;
    int[] to = runEnd;
    Arrays.fill(whole, 0);
    for (Run run : runs) {
      int[] sum = sums[slot(y + run.down())];
      System.arraycopy(sum, start(run.from()), from, 0, whole.length);
      System.arraycopy(sum, start(run.to()), to, 0, whole.length);
      for (int i = 0; i < whole.length; i++) {
        whole[i] += to[i] - from[i];
      }
    }
    float weight = runs.get(0).weight();
    for (int i = 0; i < total.length; i++) {
      total[i] = weight * whole[i];
    }
  }

  private int start(int right) {
    return Image.CHANNELS * (padding + right);
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

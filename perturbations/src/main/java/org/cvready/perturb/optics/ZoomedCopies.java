package org.cvready.perturb.optics;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * The mean of a picture and its enlarged copies, truncated to levels.
 *
 * <p>The reference interpolates in double, rounds every copy to {@code float} and adds the copies
 * in {@code float}. A shorter sum in {@code float} tells the level of nearly all samples; the rest
 * are summed as the reference does.
 */
final class ZoomedCopies {
  private static final float[] SHARE = shares();
  // Some 30 roundings of numbers up to 16, over 12 and times 255, in both ways of summing.
  private static final double ERROR = 6e-4;

  private final int width;
  private final int height;
  private final int rowLength;
  private final byte[] pixels;
  private final Workspace memory;
  private final Line[] across;
  private final Line[] down;
  private final byte[] even;

  ZoomedCopies(Image image, Workspace memory, double... factors) {
    this.width = image.width();
    this.height = image.height();
    this.rowLength = Image.CHANNELS * width;
    this.pixels = memory.samples(image);
    this.memory = memory;
    this.across = new Line[factors.length];
    this.down = new Line[factors.length];
    for (int i = 0; i < factors.length; i++) {
      across[i] = new Line(width, factors[i]);
      down[i] = new Line(height, factors[i]);
    }
    this.even = new byte[256];
    for (int level = 0; level < 256; level++) {
      float sum = 0;
      for (int i = 0; i < factors.length; i++) {
        sum += SHARE[level];
      }
      even[level] = truncated(SHARE[level] + sum);
    }
  }

  private static float[] shares() {
    float[] shares = new float[256];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = (float) (i / 255.0);
    }
    return shares;
  }

  private byte truncated(float sum) {
    float mean = sum / (across.length + 1);
    return (byte) (int) (Math.min(mean, 1) * 255f);
  }

  Image mean() {
    ByteBuffer out = memory.picture(width, height);
    byte[] levels = new byte[rowLength];
    float[] sum = new float[rowLength];
    Levels truncation = new Levels(rowLength, ERROR);
    ZoomedRows rows = new ZoomedRows();
    for (int y = 0; y < height; y++) {
      Arrays.fill(sum, 0);
      add(sum, rows.clean(y));
      for (int copy = 0; copy < across.length; copy++) {
        if (down[copy].inside(y)) {
          rows.turnTo(copy, y);
          addBlend(sum, rows.upper[copy], rows.lower[copy], (float) down[copy].share[y]);
        }
      }
      scale(sum, 1f / (across.length + 1));
      truncation.truncate(sum, levels);
      for (int i : truncation.doubtful()) {
        levels[i] = exactly(y, i);
      }
      out.put(levels);
    }
    return Image.wrap(width, height, out.rewind());
  }

  private static void add(float[] sum, float[] row) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += row[i];
    }
  }

  private static void addBlend(float[] sum, float[] upper, float[] lower, float share) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += upper[i] + share * (lower[i] - upper[i]);
    }
  }

  private static void scale(float[] sum, float factor) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] *= factor;
    }
  }

  /** As the reference sums; an even neighbourhood has been summed before. */
  private byte exactly(int y, int i) {
    int x = i / Image.CHANNELS;
    int channel = i % Image.CHANNELS;
    byte clean = pixels[y * rowLength + i];
    boolean same = true;
    float sum = 0;
    for (int copy = 0; copy < across.length; copy++) {
      Line h = across[copy];
      Line v = down[copy];
      if (!h.inside(x) || !v.inside(y)) {
        same = false;
        continue;
      }
      int above = v.from[y] * rowLength + channel;
      int below = v.next(y) * rowLength + channel;
      int left = Image.CHANNELS * h.from[x];
      int right = Image.CHANNELS * h.next(x);
      byte a = pixels[above + left];
      byte b = pixels[above + right];
      byte c = pixels[below + left];
      byte d = pixels[below + right];
      if (same && a == clean && b == clean && c == clean && d == clean) {
        // The interpolation of equal samples in double is that sample again in float.
        sum += SHARE[clean & 0xff];
        continue;
      }
      same = false;
      double top = SHARE[a & 0xff] * (1 - v.share[y]) * (1 - h.share[x]);
      top += SHARE[b & 0xff] * (1 - v.share[y]) * h.share[x];
      top += SHARE[c & 0xff] * v.share[y] * (1 - h.share[x]);
      top += SHARE[d & 0xff] * v.share[y] * h.share[x];
      sum += (float) top;
    }
    return same ? even[clean & 0xff] : truncated(SHARE[clean & 0xff] + sum);
  }

  /**
   * The two rows that each copy blends, enlarged along the row: each row of the picture is enlarged
   * once for each copy.
   */
  private final class ZoomedRows {
    private final float[][] upper = new float[across.length][rowLength];
    private final float[][] lower = new float[across.length][rowLength];
    private final int[] held = new int[across.length];
    // Rows of the picture that the copies read at the same time, with a pixel more at the end.
    private final float[][] ring;
    private final int[] ringHeld;

    ZoomedRows() {
      int rows = 2;
      for (int y = 0; y < height; y++) {
        int least = y;
        int greatest = y;
        for (Line line : down) {
          least = Math.min(least, line.from[y]);
          greatest = Math.max(greatest, line.next(y));
        }
        rows = Math.max(rows, greatest - least + 1);
      }
      this.ring = new float[Math.min(rows, height)][rowLength + Image.CHANNELS];
      this.ringHeld = new int[ring.length];
      Arrays.fill(ringHeld, -1);
      Arrays.fill(held, -2);
    }

    float[] clean(int y) {
      int slot = y % ring.length;
      float[] row = ring[slot];
      if (ringHeld[slot] != y) {
        ringHeld[slot] = y;
        int from = y * rowLength;
        for (int i = 0; i < rowLength; i++) {
          row[i] = pixels[from + i] & 0xff;
        }
      }
      return row;
    }

    void turnTo(int copy, int y) {
      int from = down[copy].from[y];
      if (from == held[copy]) {
        return;
      }
      if (from == held[copy] + 1) {
        float[] spare = upper[copy];
        upper[copy] = lower[copy];
        lower[copy] = spare;
      } else {
        zoom(across[copy], clean(from), upper[copy]);
      }
      zoom(across[copy], clean(down[copy].next(y)), lower[copy]);
      held[copy] = from;
    }

    private static void zoom(Line line, float[] row, float[] zoomed) {
      int[] first = line.first;
      float[] shares = line.quickShare;
      for (int x = 0; x < first.length; x++) {
        int from = first[x];
        float share = shares[x];
        int at = Image.CHANNELS * x;
        zoomed[at] = row[from] + share * (row[from + 3] - row[from]);
        zoomed[at + 1] = row[from + 1] + share * (row[from + 4] - row[from + 1]);
        zoomed[at + 2] = row[from + 2] + share * (row[from + 5] - row[from + 2]);
      }
    }
  }

  /** Where the samples of a line of an enlarged copy come from. */
  private static final class Line {
    private final int[] from;
    private final double[] share;
    private final int last;
    // Of the positions inside the copy: index of the first sample, and its share as a float.
    private final int[] first;
    private final float[] quickShare;

    Line(int size, double factor) {
      int cut = (int) Math.ceil(size / factor);
      int start = (size - cut) / 2;
      int zoomed = (int) Math.rint(cut * factor);
      double step = zoomed > 1 ? (double) (cut - 1) / (zoomed - 1) : 1;
      from = new int[size];
      share = new double[size];
      last = start + cut - 1;
      int inside = 0;
      for (int i = 0; i < size; i++) {
        double position = i * step;
        // Rounding may carry the last position over the edge, where the reference reads black.
        inside += i < zoomed && position <= cut - 1 ? 1 : 0;
        int whole = (int) position;
        from[i] = start + Math.min(whole, cut - 1);
        share[i] = position - whole;
      }
      first = new int[inside];
      quickShare = new float[inside];
      for (int i = 0; i < inside; i++) {
        first[i] = Image.CHANNELS * from[i];
        quickShare[i] = (float) share[i];
      }
    }

    boolean inside(int i) {
      return i < first.length;
    }

    int next(int i) {
      return Math.min(from[i] + 1, last);
    }
  }
}

package org.cvready.perturb.optics;

import java.nio.ByteBuffer;
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
    float[] blend = new float[rowLength];
    Levels truncation = new Levels(rowLength, ERROR);
    for (int y = 0; y < height; y++) {
      for (int i = 0; i < rowLength; i++) {
        sum[i] = pixels[y * rowLength + i] & 0xff;
      }
      for (int copy = 0; copy < across.length; copy++) {
        if (down[copy].inside[y]) {
          blendRows(copy, y, blend);
          addZoomed(across[copy], blend, sum);
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

  private void blendRows(int copy, int y, float[] blend) {
    int above = down[copy].from[y] * rowLength;
    int below = down[copy].next(y) * rowLength;
    float share = (float) down[copy].share[y];
    for (int i = 0; i < blend.length; i++) {
      float upper = pixels[above + i] & 0xff;
      blend[i] = upper + share * ((pixels[below + i] & 0xff) - upper);
    }
  }

  private static void addZoomed(Line line, float[] row, float[] sum) {
    for (int x = 0; x < line.from.length; x++) {
      if (line.inside[x]) {
        int left = Image.CHANNELS * line.from[x];
        int right = Image.CHANNELS * line.next(x);
        float share = line.quickShare[x];
        int at = Image.CHANNELS * x;
        sum[at] += row[left] + share * (row[right] - row[left]);
        sum[at + 1] += row[left + 1] + share * (row[right + 1] - row[left + 1]);
        sum[at + 2] += row[left + 2] + share * (row[right + 2] - row[left + 2]);
      }
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
      if (!h.inside[x] || !v.inside[y]) {
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

  /** Where the samples of a line of an enlarged copy come from. */
  private static final class Line {
    private final int[] from;
    private final double[] share;
    private final float[] quickShare;
    private final boolean[] inside;
    private final int last;

    Line(int size, double factor) {
      int cut = (int) Math.ceil(size / factor);
      int start = (size - cut) / 2;
      int zoomed = (int) Math.rint(cut * factor);
      double step = zoomed > 1 ? (double) (cut - 1) / (zoomed - 1) : 1;
      from = new int[size];
      share = new double[size];
      quickShare = new float[size];
      inside = new boolean[size];
      last = start + cut - 1;
      for (int i = 0; i < size; i++) {
        double position = i * step;
        // Rounding may carry the last position over the edge, where the reference reads black.
        inside[i] = i < zoomed && position <= cut - 1;
        int whole = (int) position;
        from[i] = start + Math.min(whole, cut - 1);
        share[i] = position - whole;
        quickShare[i] = (float) share[i];
      }
    }

    int next(int i) {
      return Math.min(from[i] + 1, last);
    }
  }
}

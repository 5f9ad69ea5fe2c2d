package org.cvready.perturb.optics;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.cvready.perturb.Border;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * A weighted sum of a picture and moved copies of it with repeated edges, truncated to levels.
 *
 * <p>A sum in {@code float} tells the level of nearly all samples; the rest are summed in double,
 * in the order of the copies.
 */
final class Smear {
  // Beyond this share of doubtful samples, a row is searched for even areas.
  private static final int ROW_SHARE = 32;
  // Samples that are summed at a time, so that sums and copies stay in the processor's first cache.
  private static final int PIECE = 960;

  private final List<Tap> taps;
  private final int width;
  private final int height;
  private final int rowLength;
  private final byte[] pixels;
  private final Workspace memory;
  private final byte[] even = new byte[256];
  private final EvenAreas evenAreas;
  private final PaddedRows rows;
  private final float[] piece = new float[PIECE];
  private final float[][] moved = new float[4][PIECE];
  private final float[] weights = new float[moved.length];

  /**
   * For a picture.
   *
   * @param taps whose weights are above 0 and sum to at most 1
   */
  Smear(Image image, Workspace memory, List<Tap> taps) {
    this.taps = taps;
    this.width = image.width();
    this.height = image.height();
    this.rowLength = Image.CHANNELS * width;
    this.pixels = memory.samples(image);
    this.memory = memory;
    int reachX = taps.stream().mapToInt(tap -> Math.abs(tap.right)).max().orElse(0);
    int reachY = taps.stream().mapToInt(tap -> Math.abs(tap.down)).max().orElse(0);
    this.evenAreas = new EvenAreas(pixels, rowLength, reachX, reachY);
    this.rows = new PaddedRows(reachX, reachY + 1);
    for (int level = 0; level < even.length; level++) {
      double sum = 0;
      for (Tap tap : taps) {
        sum += tap.weight * level;
      }
      even[level] = (byte) (int) sum;
    }
  }

  Image run() {
    ByteBuffer out = memory.picture(width, height);
    byte[] levels = new byte[rowLength];
    float[] sum = new float[rowLength];
    Levels truncation = new Levels(rowLength, 2 * (taps.size() + 2) * 256 * 0x1p-25);
    for (int y = 0; y < height; y++) {
      for (int from = 0; from < rowLength; from += PIECE) {
        addMoved(y, from);
        System.arraycopy(piece, 0, sum, from, Math.min(PIECE, rowLength - from));
      }
      truncation.truncate(sum, levels);
      decide(y, truncation.doubtful(), levels);
      out.put(levels);
    }
    return Image.wrap(width, height, out.rewind());
  }

  // Only loops whose arrays all start at the same index are vectorised, so rows are copied first.
  private void addMoved(int y, int from) {
    Arrays.fill(piece, 0);
    int count = Math.min(PIECE, rowLength - from);
    for (int first = 0; first < taps.size(); first += moved.length) {
      for (int i = 0; i < moved.length; i++) {
        // Short of a last tap, one of weight 0 takes its place.
        boolean beyond = first + i >= taps.size();
        Tap tap = taps.get(beyond ? first : first + i);
        weights[i] = beyond ? 0 : (float) tap.weight;
        System.arraycopy(rows.row(y + tap.down), rows.start(tap) + from, moved[i], 0, count);
      }
      add(piece, moved, weights);
    }
  }

  private static void add(float[] sum, float[][] moved, float... weights) {
    float[] a = moved[0];
    float[] b = moved[1];
    float[] c = moved[2];
    float[] d = moved[3];
    float weightA = weights[0];
    float weightB = weights[1];
    float weightC = weights[2];
    float weightD = weights[3];
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weightA * a[i] + weightB * b[i] + weightC * c[i] + weightD * d[i];
    }
  }

  private void decide(int y, int[] doubtful, byte[] levels) {
    boolean many = doubtful.length > rowLength / ROW_SHARE;
    if (many) {
      evenAreas.turnTo(y);
    }
    for (int i : doubtful) {
      levels[i] =
          many && evenAreas.contains(i) ? even[pixels[y * rowLength + i] & 0xff] : exactly(y, i);
    }
  }

  private byte exactly(int y, int at) {
    int x = at / Image.CHANNELS;
    int channel = at % Image.CHANNELS;
    double sum = 0;
    for (Tap tap : taps) {
      int row = Border.REPLICATE.inside(y + tap.down, height) * rowLength;
      int column = Image.CHANNELS * Border.REPLICATE.inside(x + tap.right, width) + channel;
      sum += tap.weight * (pixels[row + column] & 0xff);
    }
    return (byte) (int) sum;
  }

  /** One position of the moving picture: where a pixel is read from, and its weight. */
  record Tap(int down, int right, double weight) {}

  /** The rows in reach of the output row, with repeated edges; only these are held. */
  private final class PaddedRows {
    private final int padding;
    private final float[][] ring;
    private final int[] held;

    PaddedRows(int reachX, int rows) {
      this.padding = Image.CHANNELS * reachX;
      this.ring = new float[rows][rowLength + 2 * padding];
      this.held = new int[rows];
      Arrays.fill(held, -1);
    }

    int start(Tap tap) {
      return padding + Image.CHANNELS * tap.right;
    }

    float[] row(int y) {
      int inside = Border.REPLICATE.inside(y, height);
      int slot = inside % ring.length;
      if (held[slot] != inside) {
        held[slot] = inside;
        load(inside, ring[slot]);
      }
      return ring[slot];
    }

    private void load(int y, float[] row) {
      int from = y * rowLength;
      for (int i = 0; i < rowLength; i++) {
        row[padding + i] = pixels[from + i] & 0xff;
      }
      int last = padding + rowLength - Image.CHANNELS;
      for (int i = 0; i < padding; i++) {
        row[i] = row[padding + i % Image.CHANNELS];
        row[last + Image.CHANNELS + i] = row[last + i % Image.CHANNELS];
      }
    }
  }
}

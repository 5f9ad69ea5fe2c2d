package org.cvready.perturb.sensor;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * The coloured fringes, zippers and lost detail of a plain colour reconstruction.
 *
 * <p>Cause in the field: a colour camera sees one colour a pixel through a Bayer filter and guesses
 * the other two; cameras and drivers short of time do so by averaging neighbours. Model: the
 * picture is sampled through the filter red-green over green-blue, the first pixel red, each
 * missing sample becomes the mean of its two or four nearest of the same colour, mirrored at the
 * border, and the result is blended with the clean picture. Strength: share of the result in [0,
 * 200] %; 0 changes nothing, 100 is the reconstruction itself, more exaggerates its errors as
 * sharpening after it does; severity 1..5 is 25, 50, 75, 100, 150 %.
 *
 * <p>Source: bilinear interpolation of the filter of Bayer (1976), US patent 3,971,065. Limits: the
 * picture was reconstructed once before, so its detail is already softer than the scene's; samples
 * are averaged as encoded, not in linear light. At least 2 x 2 pixels. Not random.
 */
public record Demosaicing() implements Perturbation {
  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "%", "blend", new StrengthScale.Domain(0, 200, 0), 25, 50, 75, 100, 150);
  private static final int ONE = 1 << 16;
  private static final int N = Image.CHANNELS;

  @Override
  public String name() {
    return "demosaicing";
  }

  @Override
  public StrengthScale scale() {
    return SCALE;
  }

  @Override
  public Stage stage() {
    return Stage.SENSOR;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    int weight = (int) Math.rint(SCALE.check(name(), strength) / 100 * ONE);
    int width = image.width();
    int height = image.height();
    if (width < 2 || height < 2) {
      throw new IllegalArgumentException(
          "image for demosaicing must be at least 2 x 2 pixels, got %d x %d"
              .formatted(width, height));
    }
    ByteBuffer in = image.rgb();
    ByteBuffer out = memory.picture(width, height);
    byte[] above = mirrored(in, 1, width, new byte[N * (width + 2)]);
    byte[] here = mirrored(in, 0, width, new byte[N * (width + 2)]);
    byte[] below = new byte[N * (width + 2)];
    byte[] row = new byte[N * width];
    for (int y = 0; y < height; y++) {
      mirrored(in, y + 1 < height ? y + 1 : height - 2, width, below);
      rebuild(new byte[][] {above, here, below}, row, (y & 1) == 0, weight);
      out.put(row);
      byte[] free = above;
      above = here;
      here = below;
      below = free;
    }
    return Perturbed.inPlace(Image.wrap(width, height, out.rewind()));
  }

  /**
   * A row with one more pixel on either side, mirrored without doubling, which keeps the filter.
   */
  private static byte[] mirrored(ByteBuffer in, int y, int width, byte[] row) {
    in.get(N * y * width, row, N, N * width);
    System.arraycopy(row, 2 * N, row, 0, N);
    System.arraycopy(row, N * (width - 1), row, N * (width + 1), N);
    return row;
  }

  /** In a row of red and green sites, or, with red and blue exchanged, of green and blue ones. */
  private static void rebuild(byte[][] rows, byte[] row, boolean redRow, int weight) {
    byte[] a = rows[0];
    byte[] h = rows[1];
    byte[] b = rows[2];
    int own = redRow ? 0 : 2;
    int other = 2 - own;
    // Where the first site of the row's own colour stands: at 0 for red, at 1 for blue.
    for (int x = redRow ? 0 : N; x < row.length; x += 2 * N) {
      int at = x + N;
      int green = sum(h, at - N + 1, at + N + 1) + (a[at + 1] & 0xff) + (b[at + 1] & 0xff);
      int diagonal =
          sum(a, at - N + other, at + N + other) + sum(b, at - N + other, at + N + other);
      row[x + own] = h[at + own];
      row[x + 1] = blend(h[at + 1] & 0xff, (green + 2) >> 2, weight);
      row[x + other] = blend(h[at + other] & 0xff, (diagonal + 2) >> 2, weight);
    }
    for (int x = redRow ? N : 0; x < row.length; x += 2 * N) {
      int at = x + N;
      int beside = sum(h, at - N + own, at + N + own);
      int upright = (a[at + other] & 0xff) + (b[at + other] & 0xff);
      row[x + own] = blend(h[at + own] & 0xff, (beside + 1) >> 1, weight);
      row[x + 1] = h[at + 1];
      row[x + other] = blend(h[at + other] & 0xff, (upright + 1) >> 1, weight);
    }
  }

  private static int sum(byte[] row, int i, int j) {
    return (row[i] & 0xff) + (row[j] & 0xff);
  }

  private static byte blend(int clean, int rebuilt, int weight) {
    int value = clean + (((rebuilt - clean) * weight + ONE / 2) >> 16);
    return (byte) Math.max(0, Math.min(255, value));
  }
}

package org.cvready.perturb.optics;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.vision.Image;

/**
 * Smear along one direction.
 *
 * <p>Cause in the field: a part or belt that moves while the shutter is open, a camera that
 * vibrates. Model: a weighted sum of the picture moved by 0, 1, 2, ... pixels along a line, weights
 * falling as one side of a Gaussian; beyond the edge the edge repeats. Strength: severity 1..5, of
 * 21, 31, 31, 31, 41 positions with standard deviation 3, 5, 8, 12, 15 pixels. The stream draws the
 * angle; severities share it.
 *
 * <p>Source: imagecorruptions 1.1.2, after Hendrycks and Dietterich (2019). Published results
 * contain its flaws, so this does too: the weights are one-sided, so objects also shift by a few
 * pixels while their boxes stay; samples are truncated rather than rounded, which darkens by half a
 * level; on a picture that is smaller than the smear, weights that fall outside are left out
 * without scaling the others up, which darkens it.
 *
 * @param leastAngle least angle of the smear against the horizontal, degrees in [-180, 180]
 * @param greatestAngle greatest angle, degrees, at least {@code leastAngle}
 */
public record MotionBlur(double leastAngle, double greatestAngle) implements Perturbation {
  private static final int[] RADIUS = {10, 15, 15, 15, 20};
  private static final double[] DEVIATION = {3, 5, 8, 12, 15};

  /** Checks the angles. */
  public MotionBlur {
    if (!(leastAngle >= -180 && leastAngle <= greatestAngle && greatestAngle <= 180)) {
      throw new IllegalArgumentException(
          "angles of motion_blur must have -180 <= least <= greatest <= 180, got [%s, %s]"
              .formatted(leastAngle, greatestAngle));
    }
  }

  /** Smear within 45 degrees of the horizontal, as the reference has it. */
  public MotionBlur() {
    this(-45, 45);
  }

  @Override
  public String name() {
    return "motion_blur";
  }

  @Override
  public StrengthScale scale() {
    return StrengthScale.SEVERITY;
  }

  @Override
  public Stage stage() {
    return Stage.OPTICS;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random) {
    int severity = (int) scale().check(name(), strength);
    double angle = leastAngle + (greatestAngle - leastAngle) * random.nextDouble();
    List<Tap> taps = taps(severity, angle, image);
    int width = Image.CHANNELS * image.width();
    PaddedRows rows = new PaddedRows(image, taps);
    ByteBuffer out = Image.newBuffer(image.width(), image.height());
    double[] sum = new double[width];
    byte[] bytes = new byte[width];
    for (int y = 0; y < image.height(); y++) {
      Arrays.fill(sum, 0);
      smear(sum, rows, y, taps);
      for (int i = 0; i < width; i++) {
        bytes[i] = (byte) (int) sum[i];
      }
      out.put(bytes);
    }
    return Perturbed.inPlace(Image.wrap(image.width(), image.height(), out.rewind()));
  }

  // Java's arithmetic is the same on every processor, with vector instructions or without.
  private static void smear(double[] sum, PaddedRows rows, int y, List<Tap> taps) {
    int done = 0;
    for (; done + 2 <= taps.size(); done += 2) {
      add(sum, rows, y, taps.get(done), taps.get(done + 1));
    }
    if (done < taps.size()) {
      Tap last = taps.get(done);
      add(sum, rows.row(y + last.down), rows.start(last), last.weight);
    }
  }

  /** Two positions in one pass over the sums; the order of the additions stays that of the taps. */
  private static void add(double[] sum, PaddedRows rows, int y, Tap a, Tap b) {
    double[] rowA = rows.row(y + a.down);
    double[] rowB = rows.row(y + b.down);
    int startA = rows.start(a);
    int startB = rows.start(b);
    double weightA = a.weight;
    double weightB = b.weight;
    for (int i = 0; i < sum.length; i++) {
      sum[i] = sum[i] + weightA * rowA[startA + i] + weightB * rowB[startB + i];
    }
  }

  private static void add(double[] sum, double[] row, int start, double weight) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * row[start + i];
    }
  }

  private static List<Tap> taps(int severity, double angle, Image image) {
    int count = 2 * RADIUS[severity - 1] + 1;
    double[] weight = weights(count, DEVIATION[severity - 1]);
    double sin = count * StrictMath.sin(StrictMath.toRadians(angle));
    double cos = count * StrictMath.cos(StrictMath.toRadians(angle));
    double length = StrictMath.hypot(sin, cos);
    List<Tap> taps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int down = (int) StrictMath.ceil(i * sin / length - 0.5);
      int right = (int) StrictMath.ceil(i * cos / length - 0.5);
      if (Math.abs(down) >= image.height() || Math.abs(right) >= image.width()) {
        break;
      }
      taps.add(new Tap(down, right, weight[i]));
    }
    return taps;
  }

  private static double[] weights(int count, double deviation) {
    double[] weight = new double[count];
    for (int i = 0; i < count; i++) {
      // The factor cancels below but for its rounding, which the reference has too.
      double density = StrictMath.exp(-i * i / (2 * deviation * deviation));
      weight[i] = density / (StrictMath.sqrt(2 * StrictMath.PI) * deviation);
    }
    double total = total(weight);
    for (int i = 0; i < count; i++) {
      weight[i] /= total;
    }
    return weight;
  }

  /**
   * The sum in eight strands, as the reference takes it. The order decides the last digit, and so
   * whether an even area comes out a level darker.
   */
  private static double total(double[] values) {
    double[] s = Arrays.copyOf(values, 8);
    int i = 8;
    for (; i + 8 <= values.length; i += 8) {
      for (int j = 0; j < 8; j++) {
        s[j] += values[i + j];
      }
    }
    double total = ((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7]));
    for (; i < values.length; i++) {
      total += values[i];
    }
    return total;
  }

  /** One position of the moving picture: where a pixel is read from, and its weight. */
  private record Tap(int down, int right, double weight) {}

  /** The rows in reach of the output row, with repeated edges; only these are held. */
  private static final class PaddedRows {
    private final Image image;
    private final ByteBuffer pixels;
    private final int padding;
    private final byte[] bytes;
    private final double[][] ring;
    private final int[] held;

    PaddedRows(Image image, List<Tap> taps) {
      this.image = image;
      this.pixels = image.rgb();
      this.padding = taps.stream().mapToInt(tap -> Math.abs(tap.right)).max().orElse(0);
      this.bytes = new byte[Image.CHANNELS * image.width()];
      int reach = taps.stream().mapToInt(tap -> Math.abs(tap.down)).max().orElse(0);
      this.ring = new double[reach + 1][Image.CHANNELS * (image.width() + 2 * padding)];
      this.held = new int[reach + 1];
      Arrays.fill(held, -1);
    }

    int start(Tap tap) {
      return Image.CHANNELS * (padding + tap.right);
    }

    double[] row(int y) {
      int inside = Math.min(Math.max(y, 0), image.height() - 1);
      int slot = inside % ring.length;
      if (held[slot] != inside) {
        held[slot] = inside;
        load(inside, ring[slot]);
      }
      return ring[slot];
    }

    private void load(int y, double[] row) {
      pixels.get(y * bytes.length, bytes);
      int left = Image.CHANNELS * padding;
      for (int i = 0; i < bytes.length; i++) {
        row[left + i] = bytes[i] & 0xff;
      }
      int last = left + bytes.length - Image.CHANNELS;
      for (int i = 0; i < left; i++) {
        row[i] = row[left + i % Image.CHANNELS];
        row[last + Image.CHANNELS + i] = row[last + i % Image.CHANNELS];
      }
    }
  }
}

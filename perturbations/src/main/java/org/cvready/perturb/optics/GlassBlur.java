package org.cvready.perturb.optics;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * A scene behind frosted glass.
 *
 * <p>Cause in the field: a scratched, etched or wet protective window. Model: a Gaussian blur, then
 * pixels that take the place of others nearby at random, several times over, then the blur again.
 * Strength: severity 1..5, with standard deviation .7, .9, 1, 1.1, 1.5 pixels, moves of up to 1, 2,
 * 2, 3, 4 pixels and 2, 1, 3, 2, 2 rounds. Severities share the random numbers of each pixel and
 * round.
 *
 * <p>Source: Hendrycks and Dietterich (2019), as imagecorruptions 1.1.2 computes it. Published
 * results contain its flaws, so this does too: pixels that should be swapped are copied, so that
 * two thirds of severity 3 are lost; since a move reaches one pixel less to the right and down, the
 * picture drifts by .7 to 2.2 pixels while boxes stay; the border is left in place; samples are
 * truncated three times.
 */
public record GlassBlur() implements Perturbation {
  private static final double[] DEVIATION = {0.7, 0.9, 1, 1.1, 1.5};
  private static final int[] REACH = {1, 2, 2, 3, 4};
  private static final int[] ROUNDS = {2, 1, 3, 2, 2};

  @Override
  public String name() {
    return "glass_blur";
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
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    int severity = (int) scale().check(name(), strength);
    double deviation = DEVIATION[severity - 1];
    Image soft = GaussianLevels.blur(image, deviation, memory);
    Image moved = moved(soft, severity, random.nextLong(), memory);
    return Perturbed.inPlace(GaussianLevels.blur(moved, deviation, memory));
  }

  /**
   * The picture after all rounds of moves.
   *
   * @param key of the random numbers
   * @param memory where it lies
   */
  static Image moved(Image image, int severity, long key, Workspace memory) {
    byte[] pixels = memory.samples(image);
    for (int round = 0; round < ROUNDS[severity - 1]; round++) {
      long start = key + round * (long) image.width() * image.height();
      move(pixels, image.width(), start, REACH[severity - 1]);
    }
    ByteBuffer out = memory.picture(image);
    return Image.wrap(image.width(), image.height(), out.put(pixels).rewind());
  }

  private static void move(byte[] pixels, int width, long start, int reach) {
    int height = pixels.length / Image.CHANNELS / width;
    long choices = 2L * reach;
    for (int y = height - reach; y > reach; y--) {
      for (int x = width - reach; x > reach; x--) {
        int at = y * width + x;
        long bits = mixed(start + at);
        int right = (int) (((bits >>> 32) * choices) >>> 32) - reach;
        int down = (int) (((bits & 0xffffffffL) * choices) >>> 32) - reach;
        int from = Image.CHANNELS * (at + down * width + right);
        int to = Image.CHANNELS * at;
        pixels[to] = pixels[from];
        pixels[to + 1] = pixels[from + 1];
        pixels[to + 2] = pixels[from + 2];
      }
    }
  }

  /** Random bits of a number, by SplitMix64 (Steele, Lea and Flood 2014). */
  private static long mixed(long number) {
    long z = number * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}

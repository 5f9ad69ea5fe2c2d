package org.cvready.perturb.optics;

import java.util.random.RandomGenerator;
import org.cvready.perturb.NoiseField;
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
    Image moved = moved(soft, severity, NoiseField.of(random), memory);
    return Perturbed.inPlace(GaussianLevels.blur(moved, deviation, memory));
  }

  /**
   * The picture after all rounds of moves.
   *
   * @param noise one number for each round and pixel
   * @param memory where it lies
   */
  static Image moved(Image image, int severity, NoiseField noise, Workspace memory) {
    byte[] pixels = memory.samples(image);
    for (int round = 0; round < ROUNDS[severity - 1]; round++) {
      move(pixels, image.width(), noise.other(round), REACH[severity - 1]);
    }
    return Image.wrap(image.width(), image.height(), memory.picture(image).put(pixels).rewind());
  }

  private static void move(byte[] pixels, int width, NoiseField noise, int reach) {
    int height = pixels.length / Image.CHANNELS / width;
    int[] offsets = offsets(width, reach);
    int[] bits = new int[width];
    for (int y = height - reach; y > reach; y--) {
      noise.bits(y * width, bits, width);
      for (int x = width - reach; x > reach; x--) {
        // The upper 24 bits choose, each place with the same chance but for 2^-18.
        int choice = ((bits[x] >>> 8) * offsets.length) >>> 24;
        int to = Image.CHANNELS * (y * width + x);
        int from = to + offsets[choice];
        pixels[to] = pixels[from];
        pixels[to + 1] = pixels[from + 1];
        pixels[to + 2] = pixels[from + 2];
      }
    }
  }

  /** The places that a pixel may come from, in samples from its own. */
  private static int[] offsets(int width, int reach) {
    int side = 2 * reach;
    int[] offsets = new int[side * side];
    for (int i = 0; i < offsets.length; i++) {
      int right = i % side - reach;
      int down = i / side - reach;
      offsets[i] = Image.CHANNELS * (down * width + right);
    }
    return offsets;
  }
}

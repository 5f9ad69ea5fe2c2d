package org.cvready.perturb.weather;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.PixelRows;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Ice on the window in front of the lens.
 *
 * <p>Cause in the field: a camera window below freezing, a cold store. Model: a texture of ice f is
 * added to the picture, {@code a x + b f}, and clipped to [0, 255]. Strength: severity 1..5, (a, b)
 * of (1, .4), (.8, .6), (.7, .7), (.65, .7), (.6, .75). The stream draws one of five textures and
 * where it is cut; severities share both. A texture is enlarged where the picture needs more than
 * it holds.
 *
 * <p>Source: Hendrycks and Dietterich (2019), weights as in imagecorruptions 1.1.2, whose flaws are
 * kept: light is added to encoded samples, which are truncated rather than rounded, and the ice
 * does not blur. Unlike there, the textures are not photographs: ours are made of noise, {@link
 * FrostTexture}, with colour, brightness from texture to texture, contrast and power by frequency
 * fitted to what the reference's features tell of its photographs. So means agree with the
 * reference about as well as five textures can agree with five others; single features may not.
 */
public record Frost() implements Perturbation {
  private static final double[] KEPT = {1, 0.8, 0.7, 0.65, 0.6};
  private static final double[] ADDED = {0.4, 0.6, 0.7, 0.7, 0.75};
  private static final double[] COLOUR = {147, 164, 176};
  private static final double[] BRIGHTNESS = {-60, -20, 5, 25, 50};
  // Dark textures are bluer.
  private static final double[] FOLLOWS = {1.15, 1, 0.95};
  private static final int LEVEL_BITS = 20;
  private static final int LEVEL = 1 << LEVEL_BITS;
  // 255 times the rounding of a factor, and that of a product.
  private static final int SLACK = 256;

  @Override
  public String name() {
    return "frost";
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
    int number = (int) (BRIGHTNESS.length * random.nextDouble());
    TextureCut cut = TextureCut.draw(Textures.ALL[number], image, random);
    int kept = (int) Math.rint(LEVEL * KEPT[severity - 1]);
    int[][] ice = new int[Image.CHANNELS][256];
    for (int c = 0; c < ice.length; c++) {
      double base = COLOUR[c] + FOLLOWS[c] * BRIGHTNESS[number] - 128;
      for (int i = 0; i < 256; i++) {
        double level = Math.max(0, Math.min(255, Math.rint(base + i)));
        // A little more, so that sums that should be whole do not fall short of it.
        ice[c][i] = (int) Math.rint(LEVEL * ADDED[severity - 1] * level) + SLACK;
      }
    }
    int[] shades = new int[image.width()];
    return PixelRows.change(
        image,
        memory,
        (row, y) -> {
          cut.row(y, shades);
          blend(row, shades, kept, ice);
        });
  }

  private static void blend(byte[] row, int[] shades, int kept, int[][] ice) {
    int[] red = ice[0];
    int[] green = ice[1];
    int[] blue = ice[2];
    for (int x = 0, i = 0; x < shades.length; x++, i += Image.CHANNELS) {
      int shade = shades[x];
      row[i] = clipped(kept * (row[i] & 0xff) + red[shade]);
      row[i + 1] = clipped(kept * (row[i + 1] & 0xff) + green[shade]);
      row[i + 2] = clipped(kept * (row[i + 2] & 0xff) + blue[shade]);
    }
  }

  private static byte clipped(int level) {
    return (byte) Math.min(255, level >> LEVEL_BITS);
  }

  /** Made when first needed, which takes a fraction of a second. */
  private static final class Textures {
    static final FrostTexture[] ALL =
        IntStream.range(0, BRIGHTNESS.length)
            .mapToObj(i -> new FrostTexture(0x66726f7374L + i))
            .toArray(FrostTexture[]::new);

    private Textures() {}
  }
}

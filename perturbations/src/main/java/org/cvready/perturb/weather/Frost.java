package org.cvready.perturb.weather;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.PixelRows;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
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
  private static final double COVER = 1.1;

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
  public Perturbed apply(Image image, double strength, RandomGenerator random) {
    int severity = (int) scale().check(name(), strength);
    int number = (int) (BRIGHTNESS.length * random.nextDouble());
    Cut cut = Cut.draw(Textures.ALL[number], image, random);
    float[] kept = new float[256];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = (float) (KEPT[severity - 1] * i);
    }
    float[][] ice = new float[Image.CHANNELS][256];
    for (int c = 0; c < ice.length; c++) {
      double base = COLOUR[c] + FOLLOWS[c] * BRIGHTNESS[number] - 128;
      for (int i = 0; i < 256; i++) {
        double level = Math.max(0, Math.min(255, base + i));
        ice[c][i] = (float) (ADDED[severity - 1] * level);
      }
    }
    int[] shades = new int[image.width()];
    return PixelRows.change(
        image,
        (row, y) -> {
          cut.row(y, shades);
          blend(row, shades, kept, ice);
        });
  }

  private static void blend(byte[] row, int[] shades, float[] kept, float[][] ice) {
    float[] red = ice[0];
    float[] green = ice[1];
    float[] blue = ice[2];
    for (int x = 0, i = 0; x < shades.length; x++, i += Image.CHANNELS) {
      int shade = shades[x];
      row[i] = clipped(kept[row[i] & 0xff] + red[shade]);
      row[i + 1] = clipped(kept[row[i + 1] & 0xff] + green[shade]);
      row[i + 2] = clipped(kept[row[i + 2] & 0xff] + blue[shade]);
    }
  }

  private static byte clipped(float level) {
    return (byte) Math.min(255, (int) level);
  }

  /** Made when first needed, which takes a fraction of a second. */
  private static final class Textures {
    static final FrostTexture[] ALL =
        IntStream.range(0, BRIGHTNESS.length)
            .mapToObj(i -> new FrostTexture(0x66726f7374L + i))
            .toArray(FrostTexture[]::new);

    private Textures() {}
  }

  /** Where a texture is read for each point of the picture. */
  private record Cut(FrostTexture texture, double left, double top, double step) {
    static Cut draw(FrostTexture texture, Image image, RandomGenerator random) {
      int longest = Math.max(image.width(), image.height());
      double step = Math.min(1, FrostTexture.SIDE / (COVER * longest));
      double left = (FrostTexture.SIDE - 1 - image.width() * step) * random.nextDouble();
      double top = (FrostTexture.SIDE - 1 - image.height() * step) * random.nextDouble();
      // Whole points, where they need not be blended.
      return step == 1
          ? new Cut(texture, (int) left, (int) top, step)
          : new Cut(texture, left, top, step);
    }

    void row(int y, int[] shades) {
      double down = top + y * step;
      int row = (int) down;
      int below = (int) (256 * (down - row));
      for (int x = 0; x < shades.length; x++) {
        double right = left + x * step;
        int column = (int) right;
        int beside = (int) (256 * (right - column));
        shades[x] =
            beside + below == 0 ? texture.shade(column, row) : blended(column, row, beside, below);
      }
    }

    private int blended(int x, int y, int beside, int below) {
      int upper =
          256 * texture.shade(x, y) + beside * (texture.shade(x + 1, y) - texture.shade(x, y));
      int lower =
          256 * texture.shade(x, y + 1)
              + beside * (texture.shade(x + 1, y + 1) - texture.shade(x, y + 1));
      return (256 * upper + below * (lower - upper) + (1 << 15)) >> 16;
    }
  }
}

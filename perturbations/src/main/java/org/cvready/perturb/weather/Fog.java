package org.cvready.perturb.weather;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.cvready.perturb.NoiseField;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.PixelRows;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Drifting fog, as the standard corruptions have it; {@link FogVisibility} has a physical range.
 *
 * <p>Cause in the field: fog, steam or dust of uneven density. Model: a map of clouds m in [0, 1]
 * by the diamond-square algorithm is added to every sample x, as a share of 255, and all is scaled
 * back so that the brightest sample b keeps its value: {@code (x + c m) b / (b + c)}. Strength:
 * severity 1..5, c of 1.5, 2, 2.5, 2.5, 3, and the wibble of the map shrinks by 2, 2, 1.7, 1.5, 1.4
 * in each of its steps, so that stronger fog is also rougher. Severities share one field.
 *
 * <p>Source: Hendrycks and Dietterich (2019), as imagecorruptions 1.1.2 computes it. Its flaws are
 * kept, since published results contain them: the range of the map's random numbers is the square
 * of the wibble; the map is normalised over the power of two that covers the longest side, of which
 * the picture shows a part; the scene darkens, because fog light only counts against the brightest
 * sample; depth plays no part; samples are truncated rather than rounded.
 */
public record Fog() implements Perturbation {
  private static final double[] AMOUNT = {1.5, 2, 2.5, 2.5, 3};
  private static final int LEVEL = 1 << 16;
  private static final double[] DECAY = {2, 2, 1.7, 1.5, 1.4};

  @Override
  public String name() {
    return "fog";
  }

  @Override
  public StrengthScale scale() {
    return StrengthScale.SEVERITY;
  }

  @Override
  public Stage stage() {
    return Stage.SCENE;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    int severity = (int) scale().check(name(), strength);
    double amount = AMOUNT[severity - 1];
    // The reference takes the longest of three sides, of which the third is the channels.
    int longest = Math.max(Image.CHANNELS, Math.max(image.width(), image.height()));
    int size = 2 * Integer.highestOneBit(longest - 1);
    CloudMap map = CloudMap.of(NoiseField.of(random), size, DECAY[severity - 1]);
    double brightest = brightest(image) / 255.0;
    double kept = brightest / (brightest + amount);
    int share = (int) (LEVEL * kept);
    int[] clouds = new int[image.width()];
    int scale = (int) (LEVEL * 255 * amount * kept);
    return PixelRows.change(
        image,
        memory,
        (row, y) -> {
          map.row(y, clouds, clouds.length, scale);
          add(row, share, clouds);
        });
  }

  // No sum exceeds the brightest sample: rounding is downwards.
  private static void add(byte[] row, int share, int[] clouds) {
    for (int x = 0, i = 0; x < clouds.length; x++, i += Image.CHANNELS) {
      int cloud = clouds[x];
      row[i] = (byte) ((share * (row[i] & 0xff) + cloud) >> 16);
      row[i + 1] = (byte) ((share * (row[i + 1] & 0xff) + cloud) >> 16);
      row[i + 2] = (byte) ((share * (row[i + 2] & 0xff) + cloud) >> 16);
    }
  }

  private static int brightest(Image image) {
    ByteBuffer rgb = image.rgb();
    byte[] row = new byte[Image.CHANNELS * image.width()];
    int brightest = 0;
    for (int y = 0; y < image.height() && brightest < 255; y++) {
      rgb.get(row);
      for (byte sample : row) {
        brightest = Math.max(brightest, sample & 0xff);
      }
    }
    return brightest;
  }
}

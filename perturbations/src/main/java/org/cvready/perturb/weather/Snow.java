package org.cvready.perturb.weather;

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
 * Snow, as the standard corruptions have it; {@link Snowfall} has a physical rate.
 *
 * <p>Cause in the field: falling snow, chips or dust close to the lens. Model: normal numbers are
 * enlarged, cut off below a threshold and smeared downwards; the layer and itself turned by 180
 * degrees are added to the picture, which is blended with {@code max(x, 1.5 grey + .5)} to whiten
 * it. Strength: severity 1..5: mean .1, .2, .55, .55, .55 of the numbers, enlarged 3, 2, 4, 4.5,
 * 2.5 times, threshold .5, .5, .9, .85, .85, smeared over 21 or 25 positions with deviation 4, 4,
 * 8, 8, 12 pixels, share of the unwhitened picture .8, .7, .7, .65, .55. The stream draws the
 * angle, within 45 degrees of straight down. Severities share one field and the angle.
 *
 * <p>Source: Hendrycks and Dietterich (2019), as imagecorruptions 1.1.2 computes it. Its flaws are
 * kept, since published results contain them: half of the flakes fall upwards, because the second
 * layer is turned; the first severities' flakes are larger than the last one's; samples are
 * truncated rather than rounded.
 */
public record Snow() implements Perturbation {
  private static final double[] MEAN = {0.1, 0.2, 0.55, 0.55, 0.55};
  private static final double DEVIATION = 0.3;
  private static final double[] ZOOM = {3, 2, 4, 4.5, 2.5};
  private static final double[] THRESHOLD = {0.5, 0.5, 0.9, 0.85, 0.85};
  private static final int[] RADIUS = {10, 12, 12, 12, 12};
  private static final double[] SMEAR = {4, 4, 8, 8, 12};
  private static final int LEVEL_BITS = 20;
  private static final int LEVEL = 1 << LEVEL_BITS;
  // Roundings of four factors, times up to 255 each.
  private static final int DOUBT = 600;
  private static final double RED = 0.299;
  private static final double GREEN = 0.587;
  private static final double BLUE = 0.114;
  private static final double[] KEPT = {0.8, 0.7, 0.7, 0.65, 0.55};

  @Override
  public String name() {
    return "snow";
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
    double angle = -135 + 90 * random.nextDouble();
    byte[][] layer = layer(image, severity, NoiseField.of(random), angle);
    int[] both = new int[image.width()];
    double kept = KEPT[severity - 1];
    return PixelRows.change(
        image,
        memory,
        (row, y) -> {
          byte[] turned = layer[image.height() - 1 - y];
          for (int x = 0; x < both.length; x++) {
            both[x] = (layer[y][x] & 0xff) + (turned[both.length - 1 - x] & 0xff);
          }
          whiten(row, both, kept);
        });
  }

  /** Flakes in [0, 255] over the whole picture. */
  private static byte[][] layer(Image image, int severity, NoiseField noise, double angle) {
    double zoom = ZOOM[severity - 1];
    EnlargedNoise enlarged =
        new EnlargedNoise(noise, inside(image.width(), zoom), outside(image.width(), zoom));
    float mean = (float) MEAN[severity - 1];
    float threshold = (float) THRESHOLD[severity - 1];
    float[][] flakes = enlarged.rows(inside(image.height(), zoom), outside(image.height(), zoom));
    for (float[] row : flakes) {
      cutOff(row, mean, threshold);
    }
    MotionSmear smear = new MotionSmear(RADIUS[severity - 1], SMEAR[severity - 1], angle);
    float[][] smeared = smear.apply(flakes);
    byte[][] layer = new byte[image.height()][image.width()];
    for (int y = 0; y < layer.length; y++) {
      for (int x = 0; x < layer[y].length; x++) {
        layer[y][x] = (byte) (int) (255 * smeared[y][x] + 0.5f);
      }
    }
    return layer;
  }

  private static int inside(int side, double zoom) {
    return (int) Math.ceil(side / zoom);
  }

  private static int outside(int side, double zoom) {
    return (int) Math.rint(inside(side, zoom) * zoom);
  }

  private static void cutOff(float[] row, float mean, float threshold) {
    for (int i = 0; i < row.length; i++) {
      float value = mean + (float) DEVIATION * row[i];
      row[i] = value < threshold ? 0 : value > 1 ? 1 : value;
    }
  }

  /** In whole parts of a level; where these may round across a level, as the reference does. */
  private static void whiten(byte[] row, int[] snow, double kept) {
    int keptShare = (int) Math.rint(LEVEL * kept);
    int rest = LEVEL - keptShare;
    int fromRed = (int) Math.rint(rest * 1.5 * RED);
    int fromGreen = (int) Math.rint(rest * 1.5 * GREEN);
    int fromBlue = (int) Math.rint(rest * 1.5 * BLUE);
    int fromAll = (int) Math.rint(rest * 127.5);
    for (int x = 0, i = 0; x < snow.length; x++, i += Image.CHANNELS) {
      int red = row[i] & 0xff;
      int green = row[i + 1] & 0xff;
      int blue = row[i + 2] & 0xff;
      int white = fromRed * red + fromGreen * green + fromBlue * blue + fromAll;
      int newRed = keptShare * red + Math.max(rest * red, white);
      int newGreen = keptShare * green + Math.max(rest * green, white);
      int newBlue = keptShare * blue + Math.max(rest * blue, white);
      if (isDoubtful(newRed) || isDoubtful(newGreen) || isDoubtful(newBlue)) {
        whitenAsReference(row, i, snow[x], (float) kept);
        continue;
      }
      row[i] = (byte) Math.min((newRed >> LEVEL_BITS) + snow[x], 255);
      row[i + 1] = (byte) Math.min((newGreen >> LEVEL_BITS) + snow[x], 255);
      row[i + 2] = (byte) Math.min((newBlue >> LEVEL_BITS) + snow[x], 255);
    }
  }

  private static boolean isDoubtful(int level) {
    return ((level + DOUBT) & (LEVEL - 1)) <= 2 * DOUBT;
  }

  private static void whitenAsReference(byte[] row, int at, int snow, float kept) {
    float white =
        ((float) RED * (row[at] & 0xff)
                    + (float) GREEN * (row[at + 1] & 0xff)
                    + (float) BLUE * (row[at + 2] & 0xff))
                * 1.5f
            + 127.5f;
    for (int i = at; i < at + Image.CHANNELS; i++) {
      float clean = row[i] & 0xff;
      int level = (int) (kept * clean + (1 - kept) * Math.max(clean, white));
      row[i] = (byte) Math.min(level + snow, 255);
    }
  }
}

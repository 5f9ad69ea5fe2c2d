package org.cvready.perturb.weather;

import java.util.random.RandomGenerator;
import org.cvready.perturb.Border;
import org.cvready.perturb.Convolution;
import org.cvready.perturb.Convolution.RowAction;
import org.cvready.perturb.NoiseField;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.PixelRows;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Spots of water or mud on the lens.
 *
 * <p>Cause in the field: rain, a wash-down, coolant or mud that hits the lens or its window. Model:
 * a Gaussian blur of normal numbers is cut off below a threshold, which leaves blobs. Water adds
 * pale turquoise, bright along one side of a blob's edge; mud replaces the picture by brown.
 * Strength: severity 1..3 is water, 4 and 5 mud. Normal numbers of mean .65 (5: .67) and deviation
 * .3 (5: .4), blur 4, 3, 2, 1, 1 pixels, threshold .69, .68, .68, .65, .65; the water's strength is
 * .6, .6, .5; the mud's mask is blurred by 1.5 pixels and counts from .8. Severities share one
 * field.
 *
 * <p>Source: Hendrycks and Dietterich (2019), as imagecorruptions 1.1.2 computes it. Its flaws are
 * kept, since published results contain them: water turns to mud half-way along the severities; the
 * blobs are a few pixels wide whatever the size of the picture, and do not blur it; samples are
 * truncated rather than rounded.
 */
public record Spatter() implements Perturbation {
  private static final double[] MEAN = {0.65, 0.65, 0.65, 0.65, 0.67};
  private static final double[] DEVIATION = {0.3, 0.3, 0.3, 0.3, 0.4};
  private static final double[] BLUR = {4, 3, 2, 1, 1};
  private static final double[] THRESHOLD = {0.69, 0.68, 0.68, 0.65, 0.65};
  private static final double[] WATER = {0.6, 0.6, 0.5};
  private static final int[] TURQUOISE = {175, 238, 238};
  private static final float[] BROWN = {63, 42, 20};
  private static final double MUD_BLUR = 1.5;
  private static final float LEAST_MUD = 0.8f;

  @Override
  public String name() {
    return "spatter";
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
    NoiseField noise = NoiseField.of(random);
    if (severity > WATER.length) {
      float[][] mud = mud(image, severity - 1, noise);
      return PixelRows.change(image, memory, (row, y) -> cover(row, mud[y]));
    }
    byte[] levels = water(image, severity - 1, noise);
    WaterEdges water = new WaterEdges(levels, image.width(), WATER[severity - 1]);
    return PixelRows.change(image, memory, (row, y) -> water.addTo(row, y, TURQUOISE));
  }

  /** Amounts of liquid, row by row. */
  private static void liquid(Image image, int i, NoiseField noise, RowAction rows) {
    int width = image.width();
    float mean = (float) MEAN[i];
    float deviation = (float) DEVIATION[i];
    Convolution.gaussian(BLUR[i], Border.REPLICATE)
        .run(
            new Convolution.Grid(width, image.height(), 1),
            (y, row) -> noise.normals(y * width, row, width),
            (y, row) -> {
              for (int x = 0; x < row.length; x++) {
                row[x] = mean + deviation * row[x];
              }
              rows.accept(y, row);
            });
  }

  /** Levels of water; more than 255 wraps around, as a cast does in the reference. */
  private static byte[] water(Image image, int i, NoiseField noise) {
    int width = image.width();
    float threshold = (float) THRESHOLD[i];
    byte[] levels = new byte[width * image.height()];
    liquid(
        image,
        i,
        noise,
        (y, row) -> {
          for (int x = 0; x < width; x++) {
            float value = row[x];
            levels[y * width + x] = (byte) (value < threshold ? 0 : (int) (value * 255));
          }
        });
    return levels;
  }

  private static float[][] mud(Image image, int i, NoiseField noise) {
    float threshold = (float) THRESHOLD[i];
    float[][] mud = new float[image.height()][image.width()];
    liquid(
        image,
        i,
        noise,
        (y, row) -> {
          for (int x = 0; x < row.length; x++) {
            mud[y][x] = row[x] > threshold ? 1 : 0;
          }
        });
    // A row is read before it is written, and the filter holds the rows that it still needs.
    Convolution.gaussian(MUD_BLUR, Border.REPLICATE)
        .run(
            new Convolution.Grid(image.width(), image.height(), 1),
            (y, row) -> System.arraycopy(mud[y], 0, row, 0, mud[y].length),
            (y, row) -> {
              for (int x = 0; x < row.length; x++) {
                mud[y][x] = row[x] < LEAST_MUD ? 0 : row[x];
              }
            });
    return mud;
  }

  private static void cover(byte[] row, float[] mud) {
    for (int x = 0, i = 0; x < mud.length; x++, i += Image.CHANNELS) {
      float amount = mud[x];
      if (amount > 0) {
        for (int c = 0; c < Image.CHANNELS; c++) {
          row[i + c] = (byte) (int) ((row[i + c] & 0xff) * (1 - amount) + amount * BROWN[c]);
        }
      }
    }
  }
}

package org.cvready.perturb.sensor;

import java.util.random.RandomGenerator;
import org.cvready.perturb.LightRows;
import org.cvready.perturb.NoiseField;
import org.cvready.perturb.Parameter;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Settings;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Grain and vertical stripes that stay where they are.
 *
 * <p>Cause in the field: pixels and column amplifiers of one sensor differ in gain and offset; a
 * flat-field correction is missing or was taken at another temperature. Model: in linear light,
 * each pixel is multiplied by 1 + p g and gets p d h added; g and h are standard normal numbers,
 * each made of one for the pixel and one for its column. Strength: the photo-response
 * non-uniformity (PRNU) p in [0, 20] %; 0 changes nothing; severity 1..5 is 1, 2, 4, 8, 15 %.
 * Parameters: {@code dsnu_ratio}, the dark-signal non-uniformity (DSNU) d as a share of white for
 * each unit of PRNU; {@code column_share}, the part of the variance that lies in the columns;
 * {@code sensor}, a whole number from 1 that gives all pictures the pattern of that sensor, where 0
 * draws another for each.
 *
 * <p>Source: EMVA Standard 1288, release 4.0, which measures PRNU and DSNU and splits them by
 * pixels, rows and columns. Limits: no rows; the same gain for the three samples of a pixel, as
 * behind no colour filter.
 *
 * @param settings {@code dsnu_ratio}, {@code column_share}, {@code sensor}
 */
public record FixedPatternNoise(Settings settings) implements Perturbation {
  /** Half of the variance in columns, an offset of a twentieth, another sensor for each. */
  public static final Settings STANDARD =
      Settings.standard(
          new Parameter("dsnu_ratio", "", 0, 1, 0.05, "DSNU, as a share of white, by PRNU"),
          new Parameter("column_share", "", 0, 1, 0.5, "part of the variance in columns"),
          SensorUnit.PARAMETER);

  private static final StrengthScale SCALE =
      StrengthScale.magnitude("%", "prnu", new StrengthScale.Domain(0, 20, 0), 1, 2, 4, 8, 15);

  /** With the standard settings. */
  public FixedPatternNoise() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "fixed_pattern_noise";
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
    double prnu = SCALE.check(name(), strength) / 100;
    double dsnu = prnu * settings.value("dsnu_ratio");
    NoiseField field = NoiseField.of(SensorUnit.defects(settings, name(), random));
    Pattern gain = pattern(field, prnu, image.width());
    Pattern offset = pattern(field.other(1), dsnu, image.width());
    return LightRows.change(
        image,
        memory,
        (light, y) -> {
          gain.readRow(y);
          offset.readRow(y);
          for (int x = 0, i = 0; x < gain.row.length; x++, i += Image.CHANNELS) {
            float factor = 1 + gain.row[x];
            light[i] = light[i] * factor + offset.row[x];
            light[i + 1] = light[i + 1] * factor + offset.row[x];
            light[i + 2] = light[i + 2] * factor + offset.row[x];
          }
        });
  }

  private Pattern pattern(NoiseField field, double deviation, int width) {
    double share = settings.value("column_share");
    float[] columns = new float[width];
    field.other(2).normals(0, columns, width);
    float ofColumns = (float) (deviation * Math.sqrt(share));
    for (int x = 0; x < width; x++) {
      columns[x] *= ofColumns;
    }
    return new Pattern(field, columns, (float) (deviation * Math.sqrt(1 - share)));
  }

  /** Deviations of one kind, row by row. */
  private static final class Pattern {
    private final NoiseField pixels;
    private final float[] columns;
    private final float ofPixels;
    private final float[] row;

    Pattern(NoiseField pixels, float[] columns, float ofPixels) {
      this.pixels = pixels;
      this.columns = columns;
      this.ofPixels = ofPixels;
      row = new float[columns.length];
    }

    void readRow(int y) {
      pixels.normals(y * row.length, row, row.length);
      for (int x = 0; x < row.length; x++) {
        row[x] = columns[x] + ofPixels * row[x];
      }
    }
  }
}

package org.cvready.perturb.weather;

import java.util.random.RandomGenerator;
import org.cvready.perturb.NoiseField;
import org.cvready.perturb.Parameter;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.PixelRows;
import org.cvready.perturb.Settings;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Snowfall of a given rate.
 *
 * <p>Cause in the field: snow between an outdoor camera and its scene. Model: flakes of the sizes
 * that snow of this rate has fall at 1.2 m/s; those that seem larger than a thousandth of a radian
 * are drawn, smeared by their fall during the exposure, all others veil the scene evenly. Both
 * replace light of the scene by that of the flakes, in linear light. The strength is the rate in
 * mm/h of water, [0, 20]. Parameters: {@code exposure_ms}; {@code distance_m} of the scene; {@code
 * view_degrees}, horizontal; {@code flake_light}, light of a flake as a share of white. The stream
 * draws the flakes and the slant of their fall; rates share both. Severities 1..5: .3, 1, 2, 4, 8
 * mm/h; at 1 mm/h one sees about 900 m far.
 *
 * <p>Source: sizes of Gunn and Marshall (1958), "The Distribution with Size of Aggregate
 * Snowflakes", 3800 R^-.87 exp(-2.55 R^-.48 D) flakes a cubic metre and millimetre of melted size
 * D; flakes of a tenth of the density of water, 2.15 D wide; extinction as twice their shadows, as
 * diffraction has it. Limits: round flakes, no lying snow, none on the lens; near flakes are sharp.
 *
 * @param settings values of exposure_ms, distance_m, view_degrees and flake_light
 */
public record Snowfall(Settings settings) implements Perturbation {
  /** A scene at 30 m in daylight, taken in 4 ms. */
  public static final Settings STANDARD =
      Settings.standard(
          FallingView.EXPOSURE,
          FallingView.DISTANCE,
          FallingView.FIELD_OF_VIEW,
          new Parameter("flake_light", "", 0, 1, 0.85, "light of a flake as a share of white"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "mm_per_h", "rate_mm_per_h", new StrengthScale.Domain(0, 20, 0), 0.3, 1, 2, 4, 8);
  // Width against melted size: the cube root of 10.
  private static final double LOOSENESS = StrictMath.cbrt(10);
  private static final double LARGEST = 15e-3;
  private static final double SPEED = 1.2;

  /** With standard parameters. */
  public Snowfall() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "snowfall";
  }

  @Override
  public StrengthScale scale() {
    return SCALE;
  }

  @Override
  public Stage stage() {
    return Stage.SCENE;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    double rate = scale().check(name(), strength);
    FallingView view = FallingView.of(image, settings);
    Streaks streaks = new Streaks(image, view, NoiseField.of(random));
    if (rate > 0) {
      double size = meanSize(rate);
      int count = view.count(6 * density(rate) * size * size * size * size);
      for (int i = 0; i < count; i++) {
        streaks.draw(i, size, LARGEST, any -> SPEED);
      }
    }
    double passing = StrictMath.exp(-extinction(rate) * view.distance());
    Veil veil = new Veil(settings.value("flake_light"));
    return PixelRows.change(image, memory, (row, y) -> veil.cover(row, passing, streaks.clear(y)));
  }

  /** Mean width of flakes in metres, small ones included. */
  private static double meanSize(double rate) {
    return LOOSENESS * StrictMath.pow(rate, 0.48) / 2550;
  }

  /** Flakes in a cubic metre and metre of width. */
  private static double density(double rate) {
    return 3.8e6 * StrictMath.pow(rate, -0.87) / LOOSENESS;
  }

  /** Share of light lost in a metre: the integral of twice the shadows of all sizes. */
  static double extinction(double rate) {
    if (rate == 0) {
      return 0;
    }
    double size = meanSize(rate);
    return StrictMath.PI * density(rate) * size * size * size;
  }
}

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
 * Rain of a given rate.
 *
 * <p>Cause in the field: rain between an outdoor camera and its scene. Model: drops of the sizes
 * that rain of this rate has fall at their final speed; those that seem larger than a thousandth of
 * a radian leave streaks of light whose length the exposure sets, all others veil the scene evenly.
 * Both replace light of the scene by that of the sky around, in linear light. The strength is the
 * rate in mm/h, [0, 200]. Parameters: {@code exposure_ms}; {@code distance_m} of the scene; {@code
 * view_degrees}, horizontal; {@code airlight}, the sky's light as a share of white. The stream
 * draws the drops and the slant of their fall, up to 14 degrees; rates share both, so that rain of
 * a higher rate adds drops and makes all larger. Severities 1..5: 2.5, 10, 25, 50, 100 mm/h; light
 * rain ends at 2.5, violent rain begins at 50.
 *
 * <p>Source: sizes of Marshall and Palmer (1948), "The Distribution of Raindrops with Size", 8000
 * exp(-4.1 R^-.21 D) drops a cubic metre and millimetre of D; speeds of Atlas, Srivastava and
 * Sekhon (1973), 9.65 - 10.3 exp(-.6 D) m/s; extinction of 1.076 R^.67 dB/km as in ITU-R P.1814;
 * brightness of drops after Garg and Nayar (2007), "Vision and Rain". Limits: no splashes, no wet
 * surfaces, no drops on the lens; near drops are sharp.
 *
 * @param settings values of exposure_ms, distance_m, view_degrees and airlight
 */
public record Rain(Settings settings) implements Perturbation {
  /** A scene at 30 m under a grey sky, taken in 4 ms. */
  public static final Settings STANDARD =
      Settings.standard(
          FallingView.EXPOSURE,
          FallingView.DISTANCE,
          FallingView.FIELD_OF_VIEW,
          new Parameter("airlight", "", 0, 1, 0.7, "light of the sky as a share of white"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "mm_per_h", "rate_mm_per_h", new StrengthScale.Domain(0, 200, 0), 2.5, 10, 25, 50, 100);
  // Drops in a cubic metre and metre of size.
  private static final double DENSITY = 8e6;
  // Larger drops break up.
  private static final double LARGEST = 6e-3;

  /** With standard parameters. */
  public Rain() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "rain";
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
      int count = view.count(6 * DENSITY * size * size * size * size);
      for (int i = 0; i < count; i++) {
        streaks.draw(i, size, LARGEST, Rain::speed);
      }
    }
    double passing = StrictMath.exp(-extinction(rate) * view.distance());
    Veil veil = new Veil(settings.value("airlight"));
    return PixelRows.change(image, memory, (row, y) -> veil.cover(row, passing, streaks.clear(y)));
  }

  /** Mean size of drops in metres, small ones included. */
  private static double meanSize(double rate) {
    return StrictMath.pow(rate, 0.21) / 4100;
  }

  /** Metres a second of a drop of a size in metres. */
  static double speed(double size) {
    return Math.max(0, 9.65 - 10.3 * StrictMath.exp(-600 * size));
  }

  /** Share of light lost in a metre. */
  static double extinction(double rate) {
    double decibelsPerKilometre = 1.076 * StrictMath.pow(rate, 0.67);
    return decibelsPerKilometre / 1000 * StrictMath.log(10) / 10;
  }
}

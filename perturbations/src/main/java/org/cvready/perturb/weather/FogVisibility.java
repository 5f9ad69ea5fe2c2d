package org.cvready.perturb.weather;

import java.util.random.RandomGenerator;
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
 * Even fog of a given visibility.
 *
 * <p>Cause in the field: fog, mist, smoke or dust outdoors. Model: in linear light, a share {@code
 * t = exp(-b d)} of what a thing at distance d sends arrives; the rest is replaced by airlight. The
 * strength is the visibility V in metres, [10, 10000]: the distance at which the contrast of a
 * black thing has fallen to .05, so b = -ln(.05) / V, about 3.0 / V. Less is stronger. Parameters:
 * {@code near_m} and {@code far_m}, metres to what the last and the first row show; between them
 * the distance follows a flat ground, on which its inverse is linear in the row; equal ones mean an
 * upright scene. {@code airlight}, the light of endless fog as a share of white. Severities 1..5:
 * 1000, 400, 200, 100, 50 m; fog begins below 1000 m by international definition.
 *
 * <p>Source: Koschmieder (1924), "Theorie der horizontalen Sichtweite"; contrast threshold .05 and
 * the limit of 1000 m as in WMO No. 8, Guide to Instruments and Methods of Observation, on
 * meteorological optical range. Limits: distance is a function of the row alone; the fog is even,
 * grey and lit from everywhere, without the glow around lamps.
 *
 * @param settings values of near_m, far_m and airlight
 */
public record FogVisibility(Settings settings) implements Perturbation {
  /** The scene is 20 to 60 m away in daylight. */
  public static final Settings STANDARD =
      Settings.standard(
          new Parameter("near_m", "m", 0.1, 10_000, 20, "distance of what the last row shows"),
          new Parameter("far_m", "m", 0.1, 10_000, 60, "distance of what the first row shows"),
          new Parameter("airlight", "", 0, 1, 0.7, "light of endless fog as a share of white"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "m",
          "visibility_m",
          new StrengthScale.Domain(10, 10_000, Double.POSITIVE_INFINITY),
          1000,
          400,
          200,
          100,
          50);
  private static final double THRESHOLD = 0.05;

  /** With standard parameters. */
  public FogVisibility() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "fog_visibility";
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
    double extinction = extinction(scale().check(name(), strength));
    double near = settings.value("near_m");
    double far = settings.value("far_m");
    Veil veil = new Veil(settings.value("airlight"));
    return PixelRows.change(
        image,
        memory,
        (row, y) -> {
          double down = (y + 0.5) / image.height();
          double distance = 1 / ((1 - down) / far + down / near);
          veil.cover(row, StrictMath.exp(-extinction * distance));
        });
  }

  /** Share of light lost in a metre, for a visibility in metres. */
  static double extinction(double visibility) {
    return -StrictMath.log(THRESHOLD) / visibility;
  }
}

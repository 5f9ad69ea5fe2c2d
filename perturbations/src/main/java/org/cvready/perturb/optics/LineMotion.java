package org.cvready.perturb.optics;

import java.util.random.RandomGenerator;
import org.cvready.perturb.Parameter;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Settings;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Smear by the speed of the line: things move while the shutter is open.
 *
 * <p>Cause in the field: a belt that runs faster than the exposure was chosen for, a strobe that
 * was replaced by a lamp. Model: in linear light, the even mean over a straight path of {@code
 * speed x exposure x scale} pixels around the place at mid-exposure, so that boxes stay; beyond the
 * edge the edge repeats. Strength: speed of the line in [0, 2000] mm_per_s; 0, and whatever moves
 * up to one pixel, changes nothing; severity 1..5 is 200, 400, 700, 1100, 1600 mm/s, with the
 * standard parameters 2, 4, 7, 11, 16 px. Parameters: {@code exposure_ms} in [0.01, 20] ms, 2
 * unless said; {@code px_per_mm}, how large the camera shows things, in [0.01, 100], 5 unless said;
 * {@code direction_degrees} in [-180, 180], 0 along the width, 90 along the height. A smear may be
 * at most 512 px long.
 *
 * <p>Source: the definition of speed. It differs from the standard corruption {@code motion_blur},
 * whose weights are one-sided, fall off and know no speed. Limits: everything moves, the background
 * too, which is right for a belt and wrong for parts on a still table; constant speed, no
 * acceleration. Not random.
 *
 * @param settings exposure, scale and direction
 */
public record LineMotion(Settings settings) implements Perturbation {
  /** Two milliseconds at five pixels a millimetre, along the width. */
  public static final Settings STANDARD =
      Settings.standard(
          new Parameter("exposure_ms", "ms", 0.01, 20, 2, "how long the shutter is open"),
          new Parameter(
              "px_per_mm", "", 0.01, 100, 5, "pixels that a millimetre of the belt takes"),
          new Parameter(
              "direction_degrees",
              "degrees",
              -180,
              180,
              0,
              "where the line runs in the picture: 0 along the width, 90 along the height"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "mm_per_s", "mm_per_s", new StrengthScale.Domain(0, 2000, 0), 200, 400, 700, 1100, 1600);
  private static final double LONGEST = 512;
  private static final double NO_ANGLE = 1e-12;

  /** Two milliseconds at five pixels a millimetre, along the width. */
  public LineMotion() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "line_motion";
  }

  @Override
  public StrengthScale scale() {
    return SCALE;
  }

  @Override
  public Stage stage() {
    return Stage.OPTICS;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    double millimetres = SCALE.check(name(), strength) * settings.value("exposure_ms") / 1000;
    double length = millimetres * settings.value("px_per_mm");
    if (!(length <= LONGEST)) {
      throw new IllegalArgumentException(
          "smear of line_motion must be at most %s px, got %s px from %s mm/s, %s ms and %s px/mm"
              .formatted(
                  LONGEST,
                  length,
                  strength,
                  settings.value("exposure_ms"),
                  settings.value("px_per_mm")));
    }
    double angle = StrictMath.toRadians(settings.value("direction_degrees"));
    LightKernel kernel = path(length, StrictMath.cos(angle), StrictMath.sin(angle));
    return Perturbed.inPlace(LightSpread.apply(image, kernel, memory));
  }

  /** A straight line around the middle of a pixel. */
  private static LightKernel path(double length, double right, double down) {
    boolean level = Math.abs(right) >= Math.abs(down);
    double half = length / 2 * Math.max(Math.abs(right), Math.abs(down));
    double exactSlope = level ? down / right : right / down;
    // The cosine of a right angle is not quite 0.
    double slope = Math.abs(exactSlope) < NO_ANGLE ? 0 : exactSlope;
    int reach = (int) Math.ceil(Math.max(0, half - 0.5));
    int aside = (int) Math.ceil(Math.abs(slope) * half);
    LightKernel kernel = level ? new LightKernel(reach, aside) : new LightKernel(aside, reach);
    for (int i = -reach; i <= reach; i++) {
      double from = Math.max(-half, i - 0.5);
      double to = Math.min(half, i + 0.5);
      double weight = reach == 0 ? 1 : to - from;
      double across = slope * (from + to) / 2;
      if (weight > 0) {
        kernel.addBetween(level ? i : across, level ? across : i, weight);
      }
    }
    return kernel;
  }
}

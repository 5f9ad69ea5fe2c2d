package org.cvready.perturb.camera;

import java.util.random.RandomGenerator;
import org.cvready.perturb.Outline.Point;
import org.cvready.perturb.Parameter;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Settings;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Warp;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * A camera that looks at the belt aslant.
 *
 * <p>Cause in the field: a tilted mount, a camera moved aside to make room or to avoid a
 * reflection. Model: a pinhole camera swings about the point in its middle, keeping its distance,
 * and the scene is a plane; the picture is resampled by {@link Resampler}, which averages where it
 * shrinks; what comes in from outside is {@link Surroundings}; boxes move as {@link Warp} says.
 * Strength: tilt in [-35, 35] degrees, positive where the far side is the one that {@code
 * direction_degrees} points to; 0 changes nothing; severity 1..5 is 3, 6, 10, 16, 25 degrees.
 * Parameters: the focal length in longer sides of the picture, in [0.6, 20], 1.5 unless said (a
 * 37-degree view, such as 12 mm before a sensor 8 mm wide); shorter lenses converge more. The
 * direction in the picture that falls back, degrees in [-180, 180], -90 (the top) unless said.
 * Source: the pinhole model (Hartley and Zisserman 2004, Multiple View Geometry, 2nd ed., section
 * 8.1). Limits: no thickness of parts, no change of focus over the plane. Not random.
 *
 * @param settings focal length and direction
 */
public record Perspective(Settings settings) implements Perturbation {
  /** A normal lens; the top falls back. */
  public static final Settings STANDARD =
      Settings.standard(
          new Parameter(
              "focal_length", "", 0.6, 20, 1.5, "focal length in longer sides of the picture"),
          new Parameter(
              "direction_degrees",
              "degrees",
              -180,
              180,
              -90,
              "which side falls back: 0 the right one, 90 the bottom, -90 the top"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "degrees", "degrees", new StrengthScale.Domain(-35, 35, 0), 3, 6, 10, 16, 25);

  /** A normal lens; the top falls back. */
  public Perspective() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "perspective";
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
    SCALE.check(name(), strength);
    Tilt tilt = Tilt.of(image, strength, settings);
    Warp warp = Warp.inFrame(image.width(), image.height(), tilt::forward);
    Image moved = Resampler.resample(image, tilt::fill, tilt.shrink(), memory);
    return strength == 0 ? Perturbed.inPlace(moved) : new Perturbed(moved, warp);
  }

  /**
   * The mapping. Along the direction {@code (ux, uy)} a point of the plane at {@code v} appears at
   * {@code f v cos / (f + v sin)}, across it at {@code f u / (f + v sin)}.
   */
  private record Tilt(
      double midX, double midY, double f, double ux, double uy, double sin, double cos) {
    static Tilt of(Image image, double degrees, Settings settings) {
      double f = settings.value("focal_length") * Math.max(image.width(), image.height());
      double direction = StrictMath.toRadians(settings.value("direction_degrees"));
      double angle = StrictMath.toRadians(degrees);
      return new Tilt(
          image.width() / 2.0,
          image.height() / 2.0,
          f,
          StrictMath.cos(direction),
          StrictMath.sin(direction),
          StrictMath.sin(angle),
          StrictMath.cos(angle));
    }

    Point forward(double x, double y) {
      double along = (x - midX) * ux + (y - midY) * uy;
      double across = (y - midY) * ux - (x - midX) * uy;
      double nearness = f / (f + along * sin);
      double newAlong = along * cos * nearness;
      double newAcross = across * nearness;
      return new Point(
          midX + newAlong * ux - newAcross * uy, midY + newAlong * uy + newAcross * ux);
    }

    void fill(SourceRows.Row row, double[] xs, double[] ys) {
      double dy = row.y() - midY;
      for (int i = 0; i < xs.length; i++) {
        double dx = row.x(i) - midX;
        double along = dx * ux + dy * uy;
        double across = dy * ux - dx * uy;
        // The inverse: v = f along / (f cos - along sin), and nearness is (f + v sin) / f.
        double scale = 1 / (f * cos - along * sin);
        double v = f * along * scale;
        double u = f * cos * across * scale;
        xs[i] = midX + v * ux - u * uy;
        ys[i] = midY + v * uy + u * ux;
      }
    }

    /** Where it is most: at the far edge of the picture, along the direction. */
    double shrink() {
      double reach = Math.abs(ux) * midX + Math.abs(uy) * midY;
      double rest = f * cos - reach * Math.abs(sin);
      return f * f * cos / (rest * rest);
    }
  }
}

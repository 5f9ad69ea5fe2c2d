package org.cvready.perturb.camera;

import java.util.Arrays;
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
 * A camera that looks beside the place it looked at, or a part that lies elsewhere.
 *
 * <p>Cause in the field: a mount that slipped, a trigger that comes early or late, a guide rail
 * that was moved. Model: the picture shifts, resampled by {@link Resampler} where the shift is not
 * a whole number of pixels; what comes in from outside is {@link Surroundings}; boxes move as
 * {@link Warp} says. Strength: shift in [0, 50] % of the picture's width; 0 changes nothing;
 * severity 1..5 is 2, 5, 10, 15, 25 %. Parameter: the direction in which things move in the
 * picture, degrees in [-180, 180], 0 to the right, 90 downwards. Source: plane geometry. Limits: a
 * flat scene, no parallax. Not random.
 *
 * @param settings the direction
 */
public record Translation(Settings settings) implements Perturbation {
  /** To the right. */
  public static final Settings STANDARD =
      Settings.standard(
          new Parameter(
              "direction_degrees",
              "degrees",
              -180,
              180,
              0,
              "where things move in the picture: 0 to the right, 90 downwards"));

  private static final StrengthScale SCALE =
      StrengthScale.magnitude("%", "percent", new StrengthScale.Domain(0, 50, 0), 2, 5, 10, 15, 25);

  /** To the right. */
  public Translation() {
    this(STANDARD);
  }

  @Override
  public String name() {
    return "translation";
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
    double shift = SCALE.check(name(), strength) / 100 * image.width();
    double angle = StrictMath.toRadians(settings.value("direction_degrees"));
    double right = shift * StrictMath.cos(angle);
    double down = shift * StrictMath.sin(angle);
    SourceRows source =
        (row, xs, ys) -> {
          for (int i = 0; i < xs.length; i++) {
            xs[i] = row.x(i) - right;
          }
          Arrays.fill(ys, row.y() - down);
        };
    Warp warp =
        Warp.inFrame(image.width(), image.height(), (x, y) -> new Point(x + right, y + down));
    Image moved = Resampler.resample(image, source, 1, memory);
    return strength == 0 ? Perturbed.inPlace(moved) : new Perturbed(moved, warp);
  }
}

package org.cvready.perturb.camera;

import java.util.random.RandomGenerator;
import org.cvready.perturb.Outline.Point;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Warp;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * A camera that has turned about its optical axis.
 *
 * <p>Cause in the field: a mount that was knocked or worked loose, a camera put back askew after
 * cleaning. Model: the picture turns about its middle, resampled by {@link Resampler}; what comes
 * in from outside is {@link Surroundings}; boxes move as {@link Warp} says. Strength: degrees in
 * [-45, 45], positive where the picture turns clockwise; 0 changes nothing; severity 1..5 is 1, 2,
 * 4, 8, 15 degrees. Source: plane geometry. Limits: the axis goes through the middle; the light
 * turns with the scene, as it does where the lamp is fixed to the camera. Not random.
 */
public record Rotation() implements Perturbation {
  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "degrees", "degrees", new StrengthScale.Domain(-45, 45, 0), 1, 2, 4, 8, 15);

  @Override
  public String name() {
    return "rotation";
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
    double angle = StrictMath.toRadians(SCALE.check(name(), strength));
    double sin = StrictMath.sin(angle);
    double cos = StrictMath.cos(angle);
    double midX = image.width() / 2.0;
    double midY = image.height() / 2.0;
    SourceRows source =
        (row, xs, ys) -> {
          double dy = row.y() - midY;
          for (int i = 0; i < xs.length; i++) {
            double dx = row.x(i) - midX;
            xs[i] = midX + cos * dx + sin * dy;
            ys[i] = midY + cos * dy - sin * dx;
          }
        };
    Warp warp =
        Warp.inFrame(
            image.width(),
            image.height(),
            (x, y) ->
                new Point(
                    midX + cos * (x - midX) - sin * (y - midY),
                    midY + sin * (x - midX) + cos * (y - midY)));
    Image moved = Resampler.resample(image, source, 1, memory);
    return strength == 0 ? Perturbed.inPlace(moved) : new Perturbed(moved, warp);
  }
}

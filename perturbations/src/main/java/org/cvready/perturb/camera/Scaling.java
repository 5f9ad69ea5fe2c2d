package org.cvready.perturb.camera;

import java.util.Arrays;
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
 * A camera that is further away or nearer, or has another focal length.
 *
 * <p>Cause in the field: a camera mounted at another height on the next line, a changed lens, parts
 * of another thickness. Model: the picture grows or shrinks about its middle, resampled by {@link
 * Resampler}, which averages where it shrinks; what comes in from outside is {@link Surroundings};
 * boxes move as {@link Warp} says. Strength: factor in [0.25, 4] x; 1 changes nothing, 0.5 makes
 * everything half as wide and high; severity 1..5 is 0.9, 0.8, 0.7, 0.6, 0.5 x, since small objects
 * are the harder ones. Source: plane geometry. Limits: enlarging shows no detail that the clean
 * picture lacks, where a nearer camera would. Not random.
 */
public record Scaling() implements Perturbation {
  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "x", "factor", new StrengthScale.Domain(0.25, 4, 1), 0.9, 0.8, 0.7, 0.6, 0.5);

  @Override
  public String name() {
    return "scale";
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
    double factor = SCALE.check(name(), strength);
    double inverse = 1 / factor;
    double midX = image.width() / 2.0;
    double midY = image.height() / 2.0;
    SourceRows source =
        (row, xs, ys) -> {
          for (int i = 0; i < xs.length; i++) {
            xs[i] = midX + (row.x(i) - midX) * inverse;
          }
          Arrays.fill(ys, midY + (row.y() - midY) * inverse);
        };
    Warp warp =
        Warp.inFrame(
            image.width(),
            image.height(),
            (x, y) -> new Point(midX + factor * (x - midX), midY + factor * (y - midY)));
    Image moved = Resampler.resample(image, source, inverse, memory);
    return strength == 1 ? Perturbed.inPlace(moved) : new Perturbed(moved, warp);
  }
}

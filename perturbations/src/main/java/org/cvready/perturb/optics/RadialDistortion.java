package org.cvready.perturb.optics;

import java.util.random.RandomGenerator;
import org.cvready.perturb.Outline.Point;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Warp;
import org.cvready.perturb.Workspace;
import org.cvready.perturb.camera.Resampler;
import org.cvready.perturb.camera.SourceRows;
import org.cvready.vision.Image;

/**
 * A lens that bends straight lines.
 *
 * <p>Cause in the field: a wide or cheap lens on the next line, a lens without the calibration that
 * the training pictures had. Model: a place at distance r from the middle shows what was at {@code
 * r (1 - k (r/R)²)}, with R the distance of the corners; resampled by {@link Resampler}, what comes
 * in from outside is as there, boxes move as {@link Warp} says. Strength: k in [-30, 30] %, the
 * distortion at the corner; negative is a barrel, whose corners show what lay further out, positive
 * a pincushion; 0 changes nothing; severity 1..5 is -2, -5, -10, -15, -20 %. Source: the first
 * radial term of Brown (1966, Photogrammetric Engineering 32(3)), from the distorted to the
 * undistorted picture. Limits: one term, centred, the middle keeps its scale. Not random.
 */
public record RadialDistortion() implements Perturbation {
  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "%", "percent", new StrengthScale.Domain(-30, 30, 0), -2, -5, -10, -15, -20);
  private static final int NEWTON_STEPS = 40;

  @Override
  public String name() {
    return "radial_distortion";
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
    double k = SCALE.check(name(), strength) / 100;
    Lens lens = new Lens(image.width() / 2.0, image.height() / 2.0, k);
    Image moved = Resampler.resample(image, lens::fill, 1 + Math.max(0, -3 * k), memory);
    return k == 0
        ? Perturbed.inPlace(moved)
        : new Perturbed(moved, Warp.inFrame(image.width(), image.height(), lens::forward));
  }

  /** The mapping around the middle of the picture. */
  private record Lens(double midX, double midY, double k) {
    void fill(SourceRows.Row row, double[] xs, double[] ys) {
      double dy = row.y() - midY;
      double scale = k / (midX * midX + midY * midY);
      for (int i = 0; i < xs.length; i++) {
        double dx = row.x(i) - midX;
        double factor = 1 - scale * (dx * dx + dy * dy);
        xs[i] = midX + factor * dx;
        ys[i] = midY + factor * dy;
      }
    }

    Point forward(double x, double y) {
      double dx = x - midX;
      double dy = y - midY;
      double before = Math.sqrt((dx * dx + dy * dy) / (midX * midX + midY * midY));
      double factor = before == 0 ? 1 : after(before) / before;
      return new Point(midX + factor * dx, midY + factor * dy);
    }

    /**
     * The distance after distortion, in distances of the corners. Newton's method runs to the
     * answer from one side, since {@code s - k s³} bends one way only. Beyond the corners, which no
     * picture shows, it goes on straight.
     */
    private double after(double before) {
      if (before >= 1 - k) {
        return 1 + (before - (1 - k)) / (1 - 3 * k);
      }
      double s = before;
      for (int i = 0; i < NEWTON_STEPS; i++) {
        s -= (s - k * s * s * s - before) / (1 - 3 * k * s * s);
      }
      return s;
    }
  }
}

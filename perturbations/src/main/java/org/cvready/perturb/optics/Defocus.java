package org.cvready.perturb.optics;

import java.util.random.RandomGenerator;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * A lens that is out of focus, by the size of its blur circle.
 *
 * <p>Cause in the field: a focus ring that vibration has turned, a part that is thicker than the
 * last, a lens that expands in the heat. Model: every point spreads evenly over a disc, in linear
 * light, each pixel weighed by the area of the disc inside it; beyond the edge the edge repeats.
 * Strength: diameter of the disc, the blur circle, in [0, 64] px; up to 1 px, where the circle lies
 * within a pixel, nothing changes; severity 1..5 is 2, 4, 7, 11, 16 px. By the thin lens an error
 * of distance by e mm at a distance of d mm makes a circle of nearly {@code f² e / (N p d²)} px,
 * with focal length f mm, f-number N and pixel pitch p mm.
 *
 * <p>Source: geometric optics (Potmesil and Chakravarty 1981, Computer Graphics 15(3)). It differs
 * from the standard corruption {@code defocus_blur}, which works on stored samples with a kernel
 * that sums above 1. Limits: the same circle all over the picture, round, without diffraction. Not
 * random.
 */
public record Defocus() implements Perturbation {
  private static final StrengthScale SCALE =
      StrengthScale.magnitude(
          "px", "diameter_px", new StrengthScale.Domain(0, 64, 0), 2, 4, 7, 11, 16);
  private static final int SLICES = 32;

  @Override
  public String name() {
    return "defocus";
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
    LightKernel kernel = disc(SCALE.check(name(), strength) / 2);
    return Perturbed.inPlace(LightSpread.apply(image, kernel, memory));
  }

  /** A disc around the middle of a pixel: the area of it in every pixel. */
  static LightKernel disc(double radius) {
    int reach = (int) Math.ceil(Math.max(0, radius - 0.5));
    LightKernel kernel = new LightKernel(reach, reach);
    for (int y = 0; y <= reach; y++) {
      for (int x = 0; x <= y; x++) {
        addMirrored(kernel, x, y, radius <= 0.5 && y == 0 ? 1 : area(x, y, radius));
      }
    }
    return kernel;
  }

  private static void addMirrored(LightKernel kernel, int x, int y, double weight) {
    for (int sign = 0; sign < 4; sign++) {
      int signX = (sign & 1) == 0 ? 1 : -1;
      int signY = (sign & 2) == 0 ? 1 : -1;
      if ((signX < 0 && x == 0) || (signY < 0 && y == 0)) {
        continue;
      }
      kernel.add(signX * x, signY * y, weight);
      if (x != y) {
        kernel.add(signY * y, signX * x, weight);
      }
    }
  }

  /** By slices of the pixel, whose length inside the disc is exact. */
  private static double area(int x, int y, double radius) {
    double farX = x + 0.5;
    double farY = y + 0.5;
    if (farX * farX + farY * farY <= radius * radius) {
      return 1;
    }
    double area = 0;
    for (int i = 0; i < SLICES; i++) {
      double at = x - 0.5 + (i + 0.5) / SLICES;
      double squared = radius * radius - at * at;
      double half = squared > 0 ? Math.sqrt(squared) : 0;
      area += Math.max(0, Math.min(half, farY) - Math.max(-half, y - 0.5));
    }
    return area / SLICES;
  }
}

package org.cvready.perturb.optics;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cvready.vision.Image;

/**
 * An irregular spot with a soft edge: discs that overlap.
 *
 * @param lobes the discs; the first is the largest and gives the middle
 * @param softness width of the edge as a share of a lobe's radius, in (0, 1]
 */
record Blot(List<Lobe> lobes, double softness) implements Cover.Shape {
  /** Copies the lobes. */
  Blot {
    lobes = List.copyOf(lobes);
  }

  /** A disc; the edge is at half its cover there, pixels. */
  record Lobe(double x, double y, double radius) {}

  /**
   * The next spot of the stream.
   *
   * @param radius of the first lobe, pixels
   * @param count of lobes, at least 1
   */
  static Blot draw(Image image, RandomGenerator random, double radius, int count, double softness) {
    double x = image.width() * random.nextDouble();
    double y = image.height() * random.nextDouble();
    List<Lobe> lobes = new ArrayList<>();
    lobes.add(new Lobe(x, y, radius));
    for (int i = 1; i < count; i++) {
      double right = 2 * random.nextDouble() - 1;
      double down = 2 * random.nextDouble() - 1;
      double share = 0.4 + 0.4 * random.nextDouble();
      lobes.add(new Lobe(x + 0.8 * radius * right, y + 0.8 * radius * down, share * radius));
    }
    return new Blot(lobes, softness);
  }

  @Override
  public double x() {
    return lobes.get(0).x;
  }

  @Override
  public double y() {
    return lobes.get(0).y;
  }

  @Override
  public double reach() {
    return 2.1 * lobes.get(0).radius + 1;
  }

  @Override
  public double share(double atX, double atY) {
    double rest = 1;
    for (Lobe lobe : lobes) {
      double dx = atX - lobe.x;
      double dy = atY - lobe.y;
      double outer = lobe.radius * (1 + softness / 2);
      double squared = dx * dx + dy * dy;
      if (squared < outer * outer) {
        double t = Math.min(1, (outer - Math.sqrt(squared)) / Math.max(softness * lobe.radius, 1));
        rest *= 1 - t * t * (3 - 2 * t);
      }
    }
    return 1 - rest;
  }

  /** Roughly the area it covers, square pixels. */
  double area() {
    double sum = 0;
    for (Lobe lobe : lobes) {
      sum += Math.PI * lobe.radius * lobe.radius;
    }
    // The smaller lobes lie partly on the first one.
    double first = Math.PI * lobes.get(0).radius * lobes.get(0).radius;
    return first + 0.6 * (sum - first);
  }
}

package org.cvready.line;

import org.cvready.line.Surface.Groove;
import org.cvready.line.Surface.Material;

/**
 * Rust: ragged patches of oxide, pitted, with a stain around them.
 *
 * @param x middle, pixels
 * @param y middle, pixels
 * @param radius to its ragged edge, pixels
 * @param cover share of the metal that the oxide hides where it is thick
 * @param shade 0 for dark brown, 1 for orange
 * @param seed of its shape
 */
record Rust(double x, double y, double radius, double cover, double shade, long seed)
    implements Defect {
  private static final Material DARK = Material.of(new Rgb(0.105, 0.043, 0.022), 0.03);
  private static final Material ORANGE = Material.of(new Rgb(0.29, 0.108, 0.034), 0.03);
  private static final Material STAIN = Material.of(new Rgb(0.20, 0.115, 0.055), 0.20);

  /** Rust on a washer's face or edge. */
  static Rust drawn(Washer washer, Draw draw) {
    double radius = draw.sized(5, 30);
    double[] middle = washer.placeOnFace(draw, 2);
    return new Rust(
        middle[0],
        middle[1],
        radius,
        draw.chance(0.3) ? draw.between(0.25, 0.55) : draw.between(0.55, 0.98),
        draw.between(0, 1),
        draw.seed());
  }

  @Override
  public Area area() {
    return Area.around(x, y, radius * 1.5 + 2);
  }

  @Override
  public void applyTo(Surface surface) {
    Noise noise = new Noise(seed);
    double grain = Math.max(4, radius * 0.45);
    Defect.eachCovered(
        surface,
        area(),
        (pixel, px, py) -> {
          double dx = px - x;
          double dy = py - y;
          double far = Math.sqrt(dx * dx + dy * dy) / radius;
          double ragged = 0.75 - far + 0.62 * noise.fractal(dx / grain, dy / grain, 4);
          double thick = Angles.smoothStep(-0.02, 0.28, ragged) * cover;
          double stain = Angles.smoothStep(-0.28, 0.15, ragged) * cover * 0.35;
          double tone = Angles.unit(shade + 0.7 * noise.plane(dx / 3.5, dy / 3.5 + 60));
          surface.coat(pixel, STAIN, stain);
          surface.coat(pixel, DARK, thick);
          surface.coat(pixel, ORANGE, thick * tone * 0.8);
          surface.groove(pixel, Groove.isotropic(0.45), thick);
          double rough = 0.35 * thick;
          surface.tilt(
              pixel,
              rough * noise.plane(px * 0.6, py * 0.6 + 90),
              rough * noise.plane(px * 0.6 + 90, py * 0.6));
        });
  }
}

package org.cvready.line;

import org.cvready.line.Surface.Groove;

/**
 * A dent: a smooth hollow with a raised rim.
 *
 * @param x middle, pixels
 * @param y middle, pixels
 * @param radius half of its longer axis, pixels
 * @param shape its proportions
 * @param steep largest slope
 * @param seed of its unevenness
 */
record Dent(double x, double y, double radius, Shape shape, double steep, long seed)
    implements Defect {

  /**
   * Proportions of a dent.
   *
   * @param turn of its longer axis, radians
   * @param narrow its shorter axis over the longer
   */
  record Shape(double turn, double narrow) {}

  /** A dent in a washer's face. */
  static Dent drawn(Washer washer, Draw draw) {
    double radius = draw.sized(6, 24);
    double[] middle = washer.placeOnFace(draw, radius * 0.7 + 4);
    return new Dent(
        middle[0],
        middle[1],
        radius,
        new Shape(draw.angle(), draw.between(0.55, 1)),
        draw.sized(0.10, 0.36),
        draw.seed());
  }

  @Override
  public Area area() {
    return Area.around(x, y, radius * 1.5);
  }

  @Override
  public void applyTo(Surface surface) {
    Noise noise = new Noise(seed);
    double cos = StrictMath.cos(shape.turn);
    double sin = StrictMath.sin(shape.turn);
    Defect.eachCovered(
        surface,
        area(),
        (pixel, px, py) -> {
          double along = ((px - x) * cos + (py - y) * sin) / radius;
          double aside = ((py - y) * cos - (px - x) * sin) / (radius * shape.narrow);
          double q = Math.sqrt(along * along + aside * aside);
          q *= 1 + 0.12 * noise.plane(along * 1.7 + 40, aside * 1.7);
          double slope = steep * profile(q);
          double inverse = 1 / Math.max(q, 0.05);
          double u = slope * along * inverse;
          double v = slope * aside * inverse;
          surface.tilt(pixel, u * cos - v * sin, u * sin + v * cos);
          double pressed = 0.4 * Angles.smoothStep(1, 0.5, q);
          surface.groove(pixel, Groove.isotropic(0.23), pressed);
        });
  }

  /** Slope over the radius, 1 at most: rising inside, falling beyond the rim. */
  private static double profile(double q) {
    if (q < 1) {
      return 2.6 * q * (1 - q * q);
    }
    double rim = (q - 1) / 0.4;
    return rim < 1 ? -0.9 * rim * (1 - rim) : 0;
  }
}

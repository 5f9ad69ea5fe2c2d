package org.cvready.line;

import org.cvready.line.Surface.Groove;

/**
 * A chipped edge: a bite out of the rim or the bore, with a rough broken face around it.
 *
 * @param x middle of the bite, on the edge, pixels
 * @param y middle of the bite, on the edge, pixels
 * @param inwards direction from the edge into the metal, radians
 * @param length half its length along the edge, pixels
 * @param depth how far it reaches into the metal, pixels
 * @param seed of its shape
 */
record Chip(double x, double y, double inwards, double length, double depth, long seed)
    implements Defect {
  private static final double MISSING = 0.55;

  /** A chip of a washer's rim, or less often of its bore. */
  static Chip drawn(Washer washer, Draw draw) {
    boolean rim = draw.chance(0.7);
    double angle = draw.angle();
    double radius = rim ? washer.product().rimRadius() : washer.product().boreRadius();
    double length = draw.sized(4.5, 19);
    return new Chip(
        washer.x() + radius * StrictMath.cos(angle),
        washer.y() + radius * StrictMath.sin(angle),
        rim ? angle + StrictMath.PI : angle,
        length,
        Math.min(length * draw.between(0.55, 1.0), 13) + 2.5,
        draw.seed());
  }

  @Override
  public Area area() {
    return Area.around(x, y, Math.max(length, depth) * 1.4 + 3);
  }

  @Override
  public void applyTo(Surface surface) {
    Noise noise = new Noise(seed);
    double cos = StrictMath.cos(inwards);
    double sin = StrictMath.sin(inwards);
    Defect.eachCovered(
        surface,
        area(),
        (pixel, px, py) -> {
          double in = ((px - x) * cos + (py - y) * sin) / depth;
          double aside = ((py - y) * cos - (px - x) * sin) / length;
          double ragged = 0.22 * noise.fractal(aside * 2.2 + 9, in * 1.6, 3);
          double far = Math.sqrt(in * in + aside * aside) - 1 + ragged;
          double broken = Angles.unit(0.5 - far * depth);
          if (broken <= 0) {
            return;
          }
          double missing = Angles.unit(0.5 - (far + MISSING) * depth);
          surface.cover[pixel] = (float) (surface.cover[pixel] * (1 - missing));
          surface.groove(pixel, Groove.isotropic(0.30), broken);
          surface.gloss(pixel, 1 - 0.15 * broken);
          double facet = 0.55 * noise.plane(px / 3.1, py / 3.1);
          double fall = 0.35 + 0.45 * noise.plane(px / 4 + 70, py / 4);
          surface.tilt(
              pixel, broken * (cos * fall - sin * facet), broken * (sin * fall + cos * facet));
          surface.open[pixel] = (float) (surface.open[pixel] * (1 - 0.2 * broken));
        });
  }
}

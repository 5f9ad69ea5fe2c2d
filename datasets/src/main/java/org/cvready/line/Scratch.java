package org.cvready.line;

import org.cvready.line.Surface.Groove;

/**
 * A scratch: a groove with walls that catch the lamps, and fresh or dark metal inside.
 *
 * @param stroke its course
 * @param width half its width in the middle, pixels
 * @param depth share of the groove's finish over the face's, in (0, 1]
 * @param wall slope of its walls
 * @param gloss specular reflectance inside over the face's
 * @param seed of its unevenness
 */
record Scratch(Stroke stroke, double width, double depth, double wall, double gloss, long seed)
    implements Defect {

  /** A scratch on a washer's face. */
  static Scratch drawn(Washer washer, Draw draw) {
    double[] middle = washer.placeOnFace(draw, 6);
    double length = draw.sized(22, 150);
    double faint = draw.between(0, 1);
    return new Scratch(
        Stroke.bowed(middle, draw.angle(), length, draw.between(-0.12, 0.12)),
        draw.between(0.65, 1.6),
        0.45 + 0.55 * faint,
        (0.2 + 0.4 * faint) * (draw.chance(0.5) ? 1 : -1),
        draw.chance(0.6) ? draw.between(0.25, 0.65) : draw.between(0.95, 1.3),
        draw.seed());
  }

  @Override
  public Area area() {
    return stroke.area(width + 2);
  }

  @Override
  public void applyTo(Surface surface) {
    Noise noise = new Noise(seed);
    Defect.eachCovered(
        surface,
        area(),
        (pixel, x, y) -> {
          Stroke.Place place = stroke.place(x, y);
          if (place.distance() > width + 1.2) {
            return;
          }
          double share = place.along() / stroke.length();
          double taper = Math.min(1, 6 * Math.min(share, 1 - share) + 0.15);
          double uneven = 0.75 + 0.35 * noise.line(place.along() / 7);
          double half = width * (0.6 + 0.4 * taper);
          double in = Angles.unit(half - place.distance() + 0.5) * depth * taper * uneven;
          surface.groove(pixel, new Groove(place.directionX(), place.directionY(), 0.10, 0.42), in);
          double lean = wall * in * Angles.unit(0.5 + Math.abs(place.side())) * sign(place.side());
          surface.tilt(pixel, -place.directionY() * lean, place.directionX() * lean);
          surface.gloss(pixel, 1 + (gloss - 1) * in);
        });
  }

  private static double sign(double value) {
    return value < 0 ? -1 : 1;
  }
}

package org.cvready.line;

import org.cvready.line.Surface.Groove;
import org.cvready.line.Surface.Material;

/**
 * A crack: a thin dark jagged line across the ring. No detector is trained on it.
 *
 * @param stroke its course
 * @param width half its width, pixels
 */
record Crack(Stroke stroke, double width) implements Defect {
  private static final Material GAP = Material.of(new Rgb(0.012, 0.011, 0.010), 0.01);

  /** A crack from the bore outwards. */
  static Crack drawn(Washer washer, Draw draw) {
    double angle = draw.angle();
    double from = washer.product().boreRadius() + 1;
    double ring = washer.product().rimRadius() - from;
    double[] start = {
      washer.x() + from * StrictMath.cos(angle), washer.y() + from * StrictMath.sin(angle)
    };
    Stroke stroke =
        Stroke.wandering(
            start,
            angle + draw.between(-0.3, 0.3),
            ring * draw.between(0.45, 1),
            new Stroke.Wander(1.1, draw.between(3, 6), draw.seed()));
    return new Crack(stroke, draw.between(0.7, 1.4));
  }

  @Override
  public Area area() {
    return stroke.area(width + 3);
  }

  @Override
  public void applyTo(Surface surface) {
    Defect.eachCovered(
        surface,
        area(),
        (pixel, x, y) -> {
          Stroke.Place place = stroke.place(x, y);
          double taper = 1 - 0.7 * place.along() / stroke.length();
          double in = Angles.unit(width * taper - place.distance() + 0.5);
          surface.coat(pixel, GAP, 0.95 * in);
          surface.groove(pixel, Groove.isotropic(0.4), in);
          double lip = 0.25 * Angles.unit(2.2 - place.distance()) * (1 - in);
          double side = place.side() < 0 ? -lip : lip;
          surface.tilt(pixel, place.directionY() * side, -place.directionX() * side);
        });
  }
}

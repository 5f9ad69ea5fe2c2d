package org.cvready.line;

import java.util.ArrayList;
import java.util.List;

/**
 * The lights over the belt: points that stand for area lights, and light from all round.
 *
 * <p>Places are millimetres from the middle of the picture, x to the right, y down, z up.
 *
 * @param points sources with a direction
 * @param ambient radiance of the surroundings, linear camera RGB
 */
record LightRig(List<Point> points, Rgb ambient) {
  /**
   * A piece of an area light.
   *
   * @param x place, millimetres
   * @param y place, millimetres
   * @param z height over the belt, millimetres
   * @param power irradiance on a surface that faces it
   * @param colour linear camera RGB, green 1
   * @param low true for a light low enough to cast a shadow that shows
   */
  record Point(double x, double y, double z, double power, Rgb colour, boolean low) {}

  /** A light that is an even row of points from one end to the other. */
  record Bar(double x, double y, double z, double length) {
    /** Adds the points, which run along y. */
    void addTo(List<Point> points, double power, Rgb colour) {
      int count = 6;
      for (int i = 0; i < count; i++) {
        double at = y + length * ((i + 0.5) / count - 0.5);
        points.add(new Point(x, at, z, power / count, colour, true));
      }
    }
  }

  /**
   * The fixture of the line: a ring light around the lens and two bars beside the belt.
   *
   * @param ring irradiance of the ring light
   * @param left irradiance of the bar on the left
   * @param right irradiance of the bar on the right
   * @param kelvin colour temperature of all three
   */
  record Fixture(double ring, double left, double right, double kelvin) {
    /** As commissioned. */
    static final Fixture NEW = new Fixture(0.8, 5.2, 5.2, Spectrum.COMMISSIONED_KELVIN);

    /** The same with every lamp at a share of its light. */
    Fixture dimmed(double share) {
      return new Fixture(ring * share, left * share, right * share, kelvin);
    }

    /** The lights, with nothing else in the hall but faint scattered light. */
    LightRig rig() {
      Rgb colour = Spectrum.rgb(kelvin);
      List<Point> points = new ArrayList<>();
      int count = 10;
      for (int i = 0; i < count; i++) {
        double turn = (i + 0.5) / count;
        double x = 34 * Angles.wave(turn + 0.25);
        double y = 34 * Angles.wave(turn);
        points.add(new Point(x, y, 190, ring / count, colour, false));
      }
      new Bar(-150, 0, 135, 200).addTo(points, left, colour);
      new Bar(150, 0, 135, 200).addTo(points, right, colour);
      double scattered = 0.022 * (ring + left + right);
      return new LightRig(points, colour.times(scattered));
    }
  }

  /** This rig with another light. */
  LightRig with(Point point) {
    List<Point> more = new ArrayList<>(points);
    more.add(point);
    return new LightRig(more, ambient);
  }

  /** This rig and another together. */
  LightRig and(LightRig other) {
    List<Point> both = new ArrayList<>(points);
    both.addAll(other.points);
    return new LightRig(both, ambient.plus(other.ambient));
  }

  /** This rig with more light from all round. */
  LightRig withAmbient(double radiance, Rgb colour) {
    return new LightRig(points, ambient.plus(colour.times(radiance)));
  }
}

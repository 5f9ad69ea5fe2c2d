package org.cvready.perturb;

import java.util.ArrayList;
import java.util.List;
import org.cvready.vision.Box;

/**
 * The outline of an object on its way through camera moves: a convex or nearly convex polygon.
 *
 * @param points corners in order, pixels; none where nothing is left
 * @param visible the share of the object's outline that no frame has cut off so far, in [0, 1]
 */
public record Outline(List<Point> points, double visible) {
  // Corners are multiples of this, so that sums and differences of them are exact.
  private static final double GRID = 0x1.0p-20;

  /** Copies the points and checks the share. */
  public Outline {
    points = List.copyOf(points);
    if (!(visible >= 0 && visible <= 1)) {
      throw new IllegalArgumentException("visible share must be in [0, 1], got " + visible);
    }
  }

  /** All of a box. */
  public static Outline of(Box box) {
    return new Outline(
        List.of(
            new Point(box.x(), box.y()),
            new Point(box.right(), box.y()),
            new Point(box.right(), box.bottom()),
            new Point(box.x(), box.bottom())),
        1);
  }

  /** True where no area is left. */
  public boolean isEmpty() {
    return !(area() > 0);
  }

  /** The area inside, square pixels (shoelace formula). */
  public double area() {
    double twice = 0;
    for (int i = 0; i < points.size(); i++) {
      Point a = points.get(i);
      Point b = points.get((i + 1) % points.size());
      twice += a.x * b.y - b.x * a.y;
    }
    return Math.abs(twice) / 2;
  }

  /** The axis-aligned box around all points, which must be there. */
  public Box hull() {
    double left = points.stream().mapToDouble(Point::x).min().orElseThrow();
    double top = points.stream().mapToDouble(Point::y).min().orElseThrow();
    double right = points.stream().mapToDouble(Point::x).max().orElseThrow();
    double bottom = points.stream().mapToDouble(Point::y).max().orElseThrow();
    return Box.ofCorners(onGrid(left), onGrid(top), onGrid(right), onGrid(bottom));
  }

  /** The part inside a frame of this size, with the share that is still visible. */
  Outline cutTo(int width, int height) {
    double whole = area();
    List<Point> rest = cut(points, 1, 0, 0);
    rest = cut(rest, -1, 0, width);
    rest = cut(rest, 0, 1, 0);
    rest = cut(rest, 0, -1, height);
    double left = new Outline(rest, visible).area();
    return new Outline(left > 0 ? rest : List.of(), Math.min(1, left / whole) * visible);
  }

  /** The same polygon with edges cut into pieces, so that a curved move bends them. */
  Outline inPieces(double longest) {
    List<Point> finer = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      Point a = points.get(i);
      Point b = points.get((i + 1) % points.size());
      int pieces = (int) Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / longest);
      for (int j = 0; j < pieces; j++) {
        finer.add(between(a, b, (double) j / pieces));
      }
    }
    return new Outline(finer, visible);
  }

  /** Every point moved. */
  Outline map(Warp.PointMap map) {
    return new Outline(points.stream().map(p -> map.apply(p.x, p.y)).toList(), visible);
  }

  /** The same polygon with another share. */
  Outline withVisible(double share) {
    return new Outline(points, Math.min(1, share));
  }

  /** One step of Sutherland and Hodgman (1974): what lies where a x + b y + c is not negative. */
  private static List<Point> cut(List<Point> polygon, double a, double b, double c) {
    List<Point> inside = new ArrayList<>();
    for (int i = 0; i < polygon.size(); i++) {
      Point p = polygon.get(i);
      Point q = polygon.get((i + 1) % polygon.size());
      double atP = a * p.x + b * p.y + c;
      double atQ = a * q.x + b * q.y + c;
      if (atP >= 0) {
        inside.add(p);
      }
      if ((atP > 0 && atQ < 0) || (atP < 0 && atQ > 0)) {
        inside.add(between(p, q, atP / (atP - atQ)));
      }
    }
    return inside;
  }

  private static Point between(Point a, Point b, double share) {
    return new Point(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y));
  }

  private static double onGrid(double value) {
    return Math.rint(value / GRID) * GRID;
  }

  /**
   * A place in a picture.
   *
   * @param x from its left edge, pixels, finite
   * @param y from its top edge, pixels, finite
   */
  public record Point(double x, double y) {
    /** Checks that both are finite. */
    public Point {
      if (!(Double.isFinite(x) && Double.isFinite(y))) {
        throw new IllegalArgumentException("point must be finite, got (%s, %s)".formatted(x, y));
      }
    }
  }
}

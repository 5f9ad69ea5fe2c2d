package org.cvready.line;

/**
 * A thin curved line: a quadratic Bezier curve as a chain of points a pixel apart.
 *
 * <p>It answers how far a pixel is from it, where along it, and on which side.
 */
final class Stroke {
  private final double[] x;
  private final double[] y;

  private Stroke(double[] x, double[] y) {
    this.x = x;
    this.y = y;
  }

  /**
   * A stroke through a middle.
   *
   * @param middle its x and y, pixels
   * @param direction radians
   * @param length pixels
   * @param sag how far it bows, as a share of its length
   */
  static Stroke bowed(double[] middle, double direction, double length, double sag) {
    int count = Math.max(3, (int) length + 1);
    double[] x = new double[count];
    double[] y = new double[count];
    double cos = StrictMath.cos(direction);
    double sin = StrictMath.sin(direction);
    for (int i = 0; i < count; i++) {
      double t = i / (count - 1.0) * 2 - 1;
      double along = t * length / 2;
      double aside = sag * length * (1 - t * t - 0.5);
      x[i] = middle[0] + along * cos - aside * sin;
      y[i] = middle[1] + along * sin + aside * cos;
    }
    return new Stroke(x, y);
  }

  /** A stroke that wanders from a start: each step turns by up to {@code jitter} radians. */
  static Stroke wandering(double[] start, double direction, double length, Wander wander) {
    int count = Math.max(3, (int) length + 1);
    double[] x = new double[count];
    double[] y = new double[count];
    Noise noise = new Noise(wander.seed);
    x[0] = start[0];
    y[0] = start[1];
    for (int i = 1; i < count; i++) {
      double heading = direction + wander.jitter * noise.line(i / wander.scale);
      x[i] = x[i - 1] + StrictMath.cos(heading);
      y[i] = y[i - 1] + StrictMath.sin(heading);
    }
    return new Stroke(x, y);
  }

  /**
   * How a stroke leaves its direction.
   *
   * @param jitter largest turn, radians
   * @param scale pixels between turns
   * @param seed of the turns
   */
  record Wander(double jitter, double scale, long seed) {}

  /** The pixels within a distance of it. */
  Area area(double reach) {
    double left = x[0];
    double right = x[0];
    double top = y[0];
    double bottom = y[0];
    for (int i = 1; i < x.length; i++) {
      left = Math.min(left, x[i]);
      right = Math.max(right, x[i]);
      top = Math.min(top, y[i]);
      bottom = Math.max(bottom, y[i]);
    }
    Area start = Area.around(left, top, reach);
    Area end = Area.around(right, bottom, reach);
    return new Area(start.left(), start.top(), end.right(), end.bottom());
  }

  /** Where a point is beside it. */
  Place place(double px, double py) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < x.length; i++) {
      double square = (px - x[i]) * (px - x[i]) + (py - y[i]) * (py - y[i]);
      if (square < least) {
        least = square;
        nearest = i;
      }
    }
    int before = Math.max(0, nearest - 1);
    int after = Math.min(x.length - 1, nearest + 1);
    double dx = x[after] - x[before];
    double dy = y[after] - y[before];
    double length = Math.sqrt(dx * dx + dy * dy);
    double directionX = dx / length;
    double directionY = dy / length;
    double side = (px - x[nearest]) * -directionY + (py - y[nearest]) * directionX;
    boolean end = nearest == 0 || nearest == x.length - 1;
    double distance = end ? Math.sqrt(least) : Math.abs(side);
    return new Place(distance, side, nearest, directionX, directionY);
  }

  /** Points along it. */
  int length() {
    return x.length;
  }

  /**
   * A point beside a stroke.
   *
   * @param distance pixels from it
   * @param side the same with a sign for the side
   * @param along pixels from its start to the nearest point
   * @param directionX of the stroke there, a unit vector
   * @param directionY of the stroke there
   */
  record Place(double distance, double side, double along, double directionX, double directionY) {}
}

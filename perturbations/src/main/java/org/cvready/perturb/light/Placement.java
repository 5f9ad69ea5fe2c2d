package org.cvready.perturb.light;

/**
 * A place and a direction in the picture: the axes of a thing that lies there at an angle.
 *
 * @param x of the origin, pixels from the left edge
 * @param y of the origin, pixels from the top edge
 * @param cos cosine of the angle from the right, turning downwards
 * @param sin its sine
 */
public record Placement(double x, double y, double cos, double sin) {
  /**
   * A thing at an angle.
   *
   * @param radians from the right, turning downwards
   */
  public static Placement at(double x, double y, double radians) {
    return new Placement(x, y, StrictMath.cos(radians), StrictMath.sin(radians));
  }

  /**
   * Where the middles of a row's pixels lie on the axes, in pixels.
   *
   * @param row from 0 at the top
   * @param along filled with positions along the direction
   * @param across filled with positions to the right of it, as seen along the direction; as long
   */
  public void ofRow(int row, float[] along, float[] across) {
    double dx = 0.5 - x;
    double dy = row + 0.5 - y;
    float along0 = (float) (cos * dx + sin * dy);
    float across0 = (float) (cos * dy - sin * dx);
    float stepAlong = (float) cos;
    float stepAcross = (float) -sin;
    for (int i = 0; i < along.length; i++) {
      along[i] = along0 + stepAlong * i;
      across[i] = across0 + stepAcross * i;
    }
  }

  /**
   * The share of light at a soft edge: 0 outside, 1 inside, smoothly between.
   *
   * @param inside distance from the edge in widths of the soft part, above 0 inside
   */
  public static float softEdge(float inside) {
    float t = Math.max(0f, Math.min(1f, inside + 0.5f));
    return t * t * (3 - 2 * t);
  }
}

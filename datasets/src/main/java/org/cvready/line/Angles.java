package org.cvready.line;

/** Angles by IEEE arithmetic alone, which is the same on every processor. */
final class Angles {
  private static final int STEPS = 4_096;
  private static final double TURN = 2 * StrictMath.PI;
  private static final double[] SINES = sines();

  private Angles() {}

  /** The direction of (x, y) in radians, in [-pi, pi], to within .0001. */
  static double of(double y, double x) {
    double ax = Math.abs(x);
    double ay = Math.abs(y);
    if (ax + ay == 0) {
      return 0;
    }
    double ratio = Math.min(ax, ay) / Math.max(ax, ay);
    double square = ratio * ratio;
    // Abramowitz and Stegun, 4.4.49.
    double angle =
        ratio
            * (0.9998660
                + square
                    * (-0.3302995
                        + square * (0.1801410 + square * (-0.0851330 + square * 0.0208351))));
    double upright = ay > ax ? TURN / 4 - angle : angle;
    double half = x < 0 ? TURN / 2 - upright : upright;
    return y < 0 ? -half : half;
  }

  /** The sine of so many turns, by linear interpolation in a table. */
  static double wave(double turns) {
    double place = (turns - Math.floor(turns)) * STEPS;
    int index = (int) place;
    double share = place - index;
    return SINES[index] * (1 - share) + SINES[index + 1] * share;
  }

  /** 0 below {@code low}, 1 above {@code high}, smooth between them. */
  static double smoothStep(double low, double high, double value) {
    double t = unit((value - low) / (high - low));
    return t * t * (3 - 2 * t);
  }

  /** The nearest number in [0, 1]. */
  static double unit(double value) {
    return Math.max(0, Math.min(1, value));
  }

  private static double[] sines() {
    double[] sines = new double[STEPS + 2];
    for (int i = 0; i < sines.length; i++) {
      sines[i] = StrictMath.sin(TURN * i / STEPS);
    }
    return sines;
  }
}

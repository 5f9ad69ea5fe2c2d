package org.cvready.perturb.camera;

/** The weights of Catmull-Rom interpolation (Keys 1981, a = -1/2) as whole numbers. */
public final class CubicWeights {
  /** Places between two pixels. */
  public static final int PHASES = 256;

  private CubicWeights() {}

  /**
   * Four weights for each of the 256 places from one pixel to the next: of the pixel before, the
   * pixel, the next one and the one after it. Each four sum to {@code total} exactly, so that an
   * even area stays as it is.
   */
  public static int[] summingTo(int total) {
    int[] weights = new int[4 * PHASES];
    for (int i = 0; i < PHASES; i++) {
      double t = (double) i / PHASES;
      double[] exact = {
        ((-t + 2) * t - 1) * t / 2,
        ((3 * t - 5) * t * t + 2) / 2,
        ((-3 * t + 4) * t + 1) * t / 2,
        (t - 1) * t * t / 2
      };
      int rest = total;
      for (int j = 0; j < 4; j++) {
        weights[4 * i + j] = (int) Math.rint(total * exact[j]);
        rest -= weights[4 * i + j];
      }
      weights[4 * i + (t < 0.5 ? 1 : 2)] += rest;
    }
    return weights;
  }
}

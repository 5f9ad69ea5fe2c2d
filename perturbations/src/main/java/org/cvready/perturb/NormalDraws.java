package org.cvready.perturb;

import java.util.random.RandomGenerator;

/**
 * Standard normal numbers that are the same on every platform.
 *
 * <p>{@link RandomGenerator#nextGaussian} leaves its algorithm open and may call functions that
 * processors round differently. This is the ziggurat of Marsaglia and Tsang (2000), "The Ziggurat
 * Method for Generating Random Variables", with 256 layers and one 64-bit draw for 98.8 % of the
 * numbers; the rest use {@code StrictMath}.
 */
public final class NormalDraws {
  private static final int LAYERS = 256;
  // Right edge of the base layer and the area of every layer, for 256 layers (same paper).
  private static final double EDGE = 3.654152885361009;
  private static final double AREA = 0.00492867323399;
  private static final double[] X = edges();
  private static final double[] DENSITY = densities();

  private NormalDraws() {}

  /** The next number of the stream. */
  public static double next(RandomGenerator random) {
    while (true) {
      long bits = random.nextLong();
      int layer = (int) bits & (LAYERS - 1);
      // The top 54 bits as a number in [-1, 1).
      double x = (bits >> 10) * 0x1.0p-53 * X[layer];
      double distance = Math.abs(x);
      if (distance < X[layer + 1]) {
        return x;
      }
      if (layer == 0) {
        return Math.copySign(tail(random), x);
      }
      double height = DENSITY[layer] + random.nextDouble() * (DENSITY[layer + 1] - DENSITY[layer]);
      if (height < density(x)) {
        return x;
      }
    }
  }

  private static double tail(RandomGenerator random) {
    while (true) {
      // 1 - u lies in (0, 1], so that the logarithms are finite.
      double x = -StrictMath.log(1 - random.nextDouble()) / EDGE;
      double y = -StrictMath.log(1 - random.nextDouble());
      if (2 * y > x * x) {
        return EDGE + x;
      }
    }
  }

  private static double density(double x) {
    return StrictMath.exp(-0.5 * x * x);
  }

  /** Right edges from the base layer, whose rectangle of equal area is wider, up to 0. */
  private static double[] edges() {
    double[] x = new double[LAYERS + 1];
    x[0] = AREA / density(EDGE);
    x[1] = EDGE;
    for (int i = 2; i < LAYERS; i++) {
      x[i] = StrictMath.sqrt(-2 * StrictMath.log(AREA / x[i - 1] + density(x[i - 1])));
    }
    x[LAYERS] = 0;
    return x;
  }

  private static double[] densities() {
    double[] y = new double[LAYERS + 1];
    for (int i = 0; i <= LAYERS; i++) {
      y[i] = density(X[i]);
    }
    return y;
  }
}

package org.cvready.line;

/**
 * Smooth pseudo-random fields over the plane, fixed by a seed: value noise on an integer lattice.
 *
 * <p>Values lie in [-1, 1]. Only integer and IEEE arithmetic is used.
 */
final class Noise {
  private static final double TO_UNIT = 0x1.0p-52;

  private final long seed;

  Noise(long seed) {
    this.seed = seed;
  }

  /** One draw of a lattice point, in [-1, 1). */
  double at(int x, int y) {
    return (Seeds.mix(seed + x * 0x9e3779b97f4a7c15L ^ y * 0xc2b2ae3d27d4eb4fL) >>> 11) * TO_UNIT
        - 1;
  }

  /** Noise of one variable whose lattice step is 1. */
  double line(double x) {
    int cell = (int) Math.floor(x);
    double t = eased(x - cell);
    return at(cell, 0) * (1 - t) + at(cell + 1, 0) * t;
  }

  /** Noise of two variables whose lattice step is 1. */
  double plane(double x, double y) {
    return wrapped(x, y, 0);
  }

  /** Like {@link #plane}, repeating in y after {@code period} lattice steps; 0 never repeats. */
  double wrapped(double x, double y, int period) {
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    double tx = eased(x - column);
    double ty = eased(y - row);
    int low = period == 0 ? row : Math.floorMod(row, period);
    int high = period == 0 ? row + 1 : Math.floorMod(row + 1, period);
    double top = at(column, low) * (1 - tx) + at(column + 1, low) * tx;
    double bottom = at(column, high) * (1 - tx) + at(column + 1, high) * tx;
    return top * (1 - ty) + bottom * ty;
  }

  /** Octaves of noise, each of half the size and .55 of the strength; about in [-1, 1]. */
  double fractal(double x, double y, int octaves) {
    double sum = 0;
    double strength = 1;
    double total = 0;
    double scale = 1;
    for (int octave = 0; octave < octaves; octave++) {
      sum += strength * plane(x * scale + 17.3 * octave, y * scale - 9.1 * octave);
      total += strength;
      strength *= 0.55;
      scale *= 2.03;
    }
    return sum / total * 1.4;
  }

  private static double eased(double t) {
    return t * t * (3 - 2 * t);
  }
}

package org.cvready.perturb;

/**
 * The normal quantile of 32 bits, taken as an unsigned share of 2^32.
 *
 * <p>Linear between the exact quantiles at 4,096 equal steps; in the outer 16 steps of each side,
 * between those at sixteenths of every power of two.
 */
final class NormalQuantiles {
  private static final int STEPS = 4096;
  private static final int STEP_BITS = 20;
  private static final int STEP_MASK = (1 << STEP_BITS) - 1;
  private static final int OUTER = 16;
  private static final int OCTAVES = 26;
  // A step is BASE + SLOPE * f, where f in [1, 2) is how far into the step.
  private static final float[] BASE = new float[STEPS];
  private static final float[] SLOPE = new float[STEPS];
  private static final float[] TAIL = new float[OCTAVES * 16 + 1];

  static {
    for (int i = OUTER; i < STEPS / 2; i++) {
      double from = quantile((double) i / STEPS);
      double to = i + 1 == STEPS / 2 ? 0 : quantile((i + 1.0) / STEPS);
      SLOPE[i] = (float) (to - from);
      BASE[i] = (float) (from - (to - from));
      SLOPE[STEPS - 1 - i] = SLOPE[i];
      BASE[STEPS - 1 - i] = (float) (-to - (to - from));
    }
    for (int i = 0; i < TAIL.length; i++) {
      double share = (1L << (i / 16)) * (1 + (i % 16) / 16.0);
      TAIL[i] = (float) quantile(share * 0x1p-33);
    }
  }

  private NormalQuantiles() {}

  static float of(int bits) {
    int step = bits >>> STEP_BITS;
    if (((step + OUTER) & (STEPS - 1)) < 2 * OUTER) {
      return outer(bits);
    }
    return BASE[step] + SLOPE[step] * into(bits);
  }

  static void of(int[] bits, float[] into, int from, int count) {
    float[] base = BASE;
    float[] slope = SLOPE;
    for (int i = 0; i < count; i++) {
      int b = bits[i];
      int step = b >>> STEP_BITS;
      if (((step + OUTER) & (STEPS - 1)) < 2 * OUTER) {
        into[from + i] = outer(b);
      } else {
        into[from + i] = base[step] + slope[step] * into(b);
      }
    }
  }

  private static float into(int bits) {
    return Float.intBitsToFloat((bits & STEP_MASK) << 3 | 0x3f800000);
  }

  /** Bits near 0 or near 2^32: the number in the middle of its 2^-32 of probability. */
  private static float outer(int bits) {
    int left = 2 * (bits < 0 ? ~bits : bits) + 1;
    int octave = 31 - Integer.numberOfLeadingZeros(left);
    float inOctave = (left - (1 << octave)) * (16f / (1 << octave));
    int at = 16 * octave + (int) inOctave;
    float value = TAIL[at] + (TAIL[at + 1] - TAIL[at]) * (inOctave - (int) inOctave);
    return bits < 0 ? -value : value;
  }

  /** For a probability in (0, .5): Newton's method from the left, where it cannot overshoot. */
  private static double quantile(double probability) {
    double x = -StrictMath.sqrt(-2 * StrictMath.log(probability)) - 1;
    for (int i = 0; i < 100; i++) {
      double density = StrictMath.exp(-0.5 * x * x) / StrictMath.sqrt(2 * StrictMath.PI);
      // The step on the logarithm of the probability, which is concave and nearly a parabola.
      double below = density * millsRatio(-x);
      double step = StrictMath.log(probability / below) * below / density;
      x += step;
      if (Math.abs(step) < 1e-14) {
        break;
      }
    }
    return x;
  }

  /** (1 - CDF) / density at x of at least 0: a power series, further out a continued fraction. */
  private static double millsRatio(double x) {
    if (x > 3) {
      double fraction = x;
      for (int k = 120; k >= 1; k--) {
        fraction = x + k / fraction;
      }
      return 1 / fraction;
    }
    double term = x;
    double sum = x;
    for (int k = 3; k < 120; k += 2) {
      term *= x * x / k;
      sum += term;
    }
    return StrictMath.sqrt(StrictMath.PI / 2) * StrictMath.exp(0.5 * x * x) - sum;
  }
}

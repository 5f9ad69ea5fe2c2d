package org.cvready.line;

import java.util.SplittableRandom;

/** Draws of the distributions that the line needs, from one stream. */
final class Draw {
  private final SplittableRandom random;

  Draw(SplittableRandom random) {
    this.random = random;
  }

  /** Uniform between two bounds. */
  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** Uniform in the logarithm between two positive bounds: sizes. */
  double sized(double low, double high) {
    return low * StrictMath.exp(random.nextDouble() * StrictMath.log(high / low));
  }

  /** A whole number from 0 to one below {@code bound}. */
  int index(int bound) {
    return random.nextInt(bound);
  }

  /** True with this probability. */
  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** An angle in radians. */
  double angle() {
    return between(0, 2 * StrictMath.PI);
  }

  /** Normal with mean 0 and deviation 1 (Box and Muller). */
  double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(angle());
  }

  /** A seed for a stream or a field of its own. */
  long seed() {
    return random.nextLong();
  }
}

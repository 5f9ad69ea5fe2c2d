package org.cvready.study.production;

import java.util.OptionalDouble;

/**
 * An expected amount with one-sided bounds, in its own unit.
 *
 * @param value the point estimate; empty where a part of it was not measured
 * @param lower one-sided lower bound
 * @param upper one-sided upper bound
 */
public record Estimate(OptionalDouble value, double lower, double upper) {
  /** Checks the order. */
  public Estimate {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException(
          "lower bound must be at most the upper bound, got [%s, %s]".formatted(lower, upper));
    }
  }

  /** Nothing but the range that it must lie in. */
  static Estimate unknown(double lower, double upper) {
    return new Estimate(OptionalDouble.empty(), lower, upper);
  }

  /** The same in another unit. */
  public Estimate times(double factor) {
    if (!(factor >= 0)) {
      throw new IllegalArgumentException("factor must be at least 0, got " + factor);
    }
    OptionalDouble scaled =
        value.isPresent() ? OptionalDouble.of(value.getAsDouble() * factor) : value;
    return new Estimate(scaled, lower * factor, upper * factor);
  }
}

package org.cvready.metric.interval;

import java.util.Optional;

/**
 * What a sample says about a true value: two one-sided bounds.
 *
 * @param lower the value is at least this, at {@code level}
 * @param upper the value is at most this, at {@code level}
 * @param level confidence of each bound alone, in (0, 1)
 * @param method how the bounds were found, as a report prints it
 * @param undecided why no limit can be decided by this sample, whatever the bounds are
 */
public record Interval(
    double lower, double upper, double level, String method, Optional<String> undecided) {
  /** Checks order and level. */
  public Interval {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException(
          "bounds must have lower <= upper, got [%s, %s]".formatted(lower, upper));
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must be in (0, 1), got " + level);
    }
  }
}

package org.cvready.latency;

import java.time.Duration;

/**
 * What the highest speed of a line is to keep, and how long it is looked for.
 *
 * @param deadline from scheduled arrival to decision
 * @param lateLimit the largest share of units that may be late or dropped, in [0, 1)
 * @param run how long each run of the search is measured, positive
 * @param points most runs of the search, positive
 * @param confirm how long a confirmation run is measured, positive
 */
public record CapacityQuestion(
    Duration deadline, double lateLimit, Duration run, int points, Duration confirm) {
  /** Checks the ranges. */
  public CapacityQuestion {
    if (!(lateLimit >= 0 && lateLimit < 1)) {
      throw new IllegalArgumentException("late limit must be in [0, 1), got " + lateLimit);
    }
    if (points < 1) {
      throw new IllegalArgumentException("points must be positive, got " + points);
    }
    for (Duration time : new Duration[] {deadline, run, confirm}) {
      if (time.isZero() || time.isNegative()) {
        throw new IllegalArgumentException("times must be positive, got " + time);
      }
    }
  }
}

package org.cvready.latency;

import java.time.Duration;

/** When units arrive, fixed before the run. */
public sealed interface Schedule permits FixedPeriod {

  /**
   * The arrival of a unit, nanoseconds after the first one; never decreasing.
   *
   * @param unit counted from 0
   */
  long offsetNanos(int unit);

  /** Mean time between arrivals, nanoseconds, positive. */
  long meanPeriodNanos();

  /** How many units arrive in a stretch of time, rounded up; the stretch must not be negative. */
  default int unitsIn(Duration stretch) {
    if (stretch.isNegative()) {
      throw new IllegalArgumentException("stretch must not be negative, got " + stretch);
    }
    long period = meanPeriodNanos();
    return Math.toIntExact(-Math.floorDiv(-stretch.toNanos(), period));
  }
}

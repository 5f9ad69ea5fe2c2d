package org.cvready.latency;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When units arrive, fixed before the run: the same schedule gives the same arrivals each time, and
 * a longer run begins like a shorter one.
 */
public sealed interface Schedule
    permits FixedPeriod, JitteredPeriod, Bursts, PoissonArrivals, MergedLanes {

  /**
   * The arrivals from the first unit on, one a call, nanoseconds after the start of the schedule;
   * not negative, never decreasing. Each source begins anew.
   */
  LongSupplier arrivals();

  /** Mean time between arrivals, nanoseconds, positive. */
  long meanPeriodNanos();

  /** How many units may arrive as one event, at least 1: what makes one late makes all late. */
  default int unitsTogether() {
    return 1;
  }

  /** The schedule in words, without its speed: {@code one every 125 ms}. */
  String text();

  /** The arrivals of the first units, nanoseconds. */
  default long[] arrivals(int units) {
    LongSupplier source = arrivals();
    long[] offsets = new long[units];
    for (int unit = 0; unit < units; unit++) {
      offsets[unit] = source.getAsLong();
    }
    return offsets;
  }

  /** How many units arrive in a stretch of time, rounded up; the stretch must not be negative. */
  default int unitsIn(Duration stretch) {
    if (stretch.isNegative()) {
      throw new IllegalArgumentException("stretch must not be negative, got " + stretch);
    }
    long period = meanPeriodNanos();
    return Math.toIntExact(-Math.floorDiv(-stretch.toNanos(), period));
  }
}

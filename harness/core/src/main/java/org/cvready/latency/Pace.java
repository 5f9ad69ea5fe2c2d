package org.cvready.latency;

import java.time.Duration;

/**
 * How fast units come.
 *
 * @param meanPeriodNanos mean time between units, nanoseconds, positive
 * @param unitsTogether units that may arrive as one event, positive
 */
public record Pace(long meanPeriodNanos, int unitsTogether) {
  private static final double NANOS_PER_MINUTE = 60e9;

  /** Checks the ranges. */
  public Pace {
    FixedPeriod.requirePeriod(meanPeriodNanos);
    if (unitsTogether < 1) {
      throw new IllegalArgumentException("units together must be positive, got " + unitsTogether);
    }
  }

  /** The pace of a schedule. */
  public static Pace of(Schedule schedule) {
    return new Pace(schedule.meanPeriodNanos(), schedule.unitsTogether());
  }

  /** Units a minute. */
  public double perMinute() {
    return NANOS_PER_MINUTE / meanPeriodNanos;
  }

  /**
   * A stall length in units, rounded up: how many arrive while it lasts, and at least as many as
   * arrive together.
   */
  public int stallUnits(Duration stall) {
    if (stall.isZero() || stall.isNegative()) {
      throw new IllegalArgumentException("stall length must be positive, got " + stall);
    }
    int whileItLasts = Math.toIntExact(-Math.floorDiv(-stall.toNanos(), meanPeriodNanos));
    return Math.max(whileItLasts, unitsTogether);
  }
}

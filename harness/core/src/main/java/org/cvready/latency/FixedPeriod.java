package org.cvready.latency;

import java.time.Duration;

/**
 * One unit every so often, as on a line that runs at constant speed.
 *
 * @param meanPeriodNanos time between arrivals, nanoseconds, positive
 */
public record FixedPeriod(long meanPeriodNanos) implements Schedule {
  private static final double NANOS_PER_MINUTE = 60e9;

  /** Checks that time goes forward. */
  public FixedPeriod {
    if (meanPeriodNanos < 1) {
      throw new IllegalArgumentException(
          "period must be at least one nanosecond, got " + meanPeriodNanos);
    }
  }

  /** One unit every {@code period}. */
  public static FixedPeriod of(Duration period) {
    return new FixedPeriod(period.toNanos());
  }

  /** So many units a minute, in the open interval (0, 6e10). */
  public static FixedPeriod perMinute(double units) {
    if (!(units > 0 && units < NANOS_PER_MINUTE)) {
      throw new IllegalArgumentException(
          "units per minute must be in the open interval (0, 6e10), got " + units);
    }
    return new FixedPeriod(Math.round(NANOS_PER_MINUTE / units));
  }

  @Override
  public long offsetNanos(int unit) {
    return Math.multiplyExact(meanPeriodNanos, unit);
  }
}

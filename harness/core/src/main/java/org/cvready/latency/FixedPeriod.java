package org.cvready.latency;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * One unit every so often, as on a line that runs at constant speed.
 *
 * @param meanPeriodNanos time between arrivals, nanoseconds, positive
 */
public record FixedPeriod(long meanPeriodNanos) implements Schedule {
  private static final double NANOS_PER_MINUTE = 60e9;

  /** Checks that time goes forward. */
  public FixedPeriod {
    requirePeriod(meanPeriodNanos);
  }

  static void requirePeriod(long nanos) {
    if (nanos < 1) {
      throw new IllegalArgumentException("period must be at least one nanosecond, got " + nanos);
    }
  }

  /** One unit every {@code period}. */
  public static FixedPeriod of(Duration period) {
    return new FixedPeriod(period.toNanos());
  }

  /** So many units a minute, in the open interval (0, 6e10). */
  public static FixedPeriod perMinute(double units) {
    return new FixedPeriod(periodOf(units));
  }

  /** The mean time between arrivals at a speed, nanoseconds. */
  static long periodOf(double unitsPerMinute) {
    if (!(unitsPerMinute > 0 && unitsPerMinute < NANOS_PER_MINUTE)) {
      throw new IllegalArgumentException(
          "units per minute must be in the open interval (0, 6e10), got " + unitsPerMinute);
    }
    return Math.max(1, Math.round(NANOS_PER_MINUTE / unitsPerMinute));
  }

  @Override
  public LongSupplier arrivals() {
    return new LongSupplier() {
      private long next;

      @Override
      public long getAsLong() {
        long now = next;
        next = Math.addExact(next, meanPeriodNanos);
        return now;
      }
    };
  }

  @Override
  public String text() {
    return "one every " + Words.time(meanPeriodNanos);
  }
}

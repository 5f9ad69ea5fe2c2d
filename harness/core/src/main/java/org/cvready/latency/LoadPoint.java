package org.cvready.latency;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What one run showed at one speed.
 *
 * @param kind why it was run
 * @param unitsPerMinute the speed
 * @param units measured
 * @param late after the deadline or dropped
 * @param p50Millis median latency; empty where so many were dropped that it is infinite
 * @param p95Millis likewise
 * @param p99Millis likewise
 * @param reasons why the run may not be used; empty where it may
 * @param kept whether it may be used and the share of late units was within the limit
 */
public record LoadPoint(
    Kind kind,
    double unitsPerMinute,
    long units,
    long late,
    OptionalDouble p50Millis,
    OptionalDouble p95Millis,
    OptionalDouble p99Millis,
    List<String> reasons,
    boolean kept) {
  private static final double NANOS_PER_MILLI = 1e6;

  /** Why a speed is run. */
  public enum Kind {
    /** The plan's own speed, for the time that the plan says. */
    PLAN,
    /** A short run that looks for the highest speed. */
    SEARCH,
    /** A longer run that holds what was found. */
    CONFIRMATION
  }

  /** Copies the list. */
  public LoadPoint {
    reasons = List.copyOf(reasons);
  }

  /**
   * What a run showed.
   *
   * @param kind why it was run
   * @param result the run
   * @param deadline from scheduled arrival to decision
   * @param lateLimit the largest share of late units, in [0, 1]
   */
  public static LoadPoint of(
      Kind kind, LineSpeedResult result, Duration deadline, double lateLimit) {
    long late = result.late(deadline);
    return new LoadPoint(
        kind,
        result.pace().perMinute(),
        result.units(),
        late,
        millis(result, 50),
        millis(result, 95),
        millis(result, 99),
        result.invalidReasons(),
        result.valid() && late <= lateLimit * result.units());
  }

  /** Late units over units; 0 where there are none. */
  public double lateShare() {
    return units == 0 ? 0 : (double) late / units;
  }

  private static OptionalDouble millis(LineSpeedResult result, double percent) {
    long nanos = result.percentileNanos(percent).orElse(LineSpeedResult.DROPPED);
    return nanos == LineSpeedResult.DROPPED
        ? OptionalDouble.empty()
        : OptionalDouble.of(nanos / NANOS_PER_MILLI);
  }
}

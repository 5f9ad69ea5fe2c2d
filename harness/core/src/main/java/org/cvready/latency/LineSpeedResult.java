package org.cvready.latency;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.cvready.metric.interval.NearestRank;

/**
 * The latency of every measured unit, in the order of arrival, and whether the run may be used.
 *
 * <p>A latency runs from the scheduled arrival to the decision, in nanoseconds; {@link #DROPPED}
 * stands for a unit that was never decided and is larger than any deadline.
 */
public final class LineSpeedResult {
  /** The latency of a unit that was dropped: infinite. */
  public static final long DROPPED = Long.MAX_VALUE;

  private static final int HISTOGRAM_DIGITS = 3;

  private final Pace pace;
  private final long[] latencies;
  private final Lateness lateness;
  private final RunTrace trace;
  private final List<String> invalid;

  LineSpeedResult(Pace pace, long[] latenciesNanos, Lateness lateness, RunTrace trace) {
    for (long latency : latenciesNanos) {
      if (latency < 0) {
        throw new IllegalArgumentException("latency must not be negative, got " + latency);
      }
    }
    this.pace = pace;
    this.latencies = latenciesNanos.clone();
    this.lateness = lateness;
    this.trace = trace;
    this.invalid = List.copyOf(lateness.broken(pace.meanPeriodNanos()));
  }

  /**
   * Takes the figures of a run of which nothing else was seen.
   *
   * @param pace how fast units came
   * @param latenciesNanos latency of each measured unit, not negative
   * @param latenessNanos how late the load handed over each measured frame by its own fault
   * @param limits how late that may be
   */
  public static LineSpeedResult of(
      Pace pace, long[] latenciesNanos, long[] latenessNanos, GeneratorLimits limits) {
    return new LineSpeedResult(
        pace, latenciesNanos, new Lateness(latenessNanos, limits), RunTrace.NONE);
  }

  /** Measured units, dropped ones included. */
  public int units() {
    return latencies.length;
  }

  /** How fast units came. */
  public Pace pace() {
    return pace;
  }

  /** What was seen beside the latencies. */
  public RunTrace trace() {
    return trace;
  }

  /** Latency of each measured unit in the order of arrival, nanoseconds, or {@link #DROPPED}. */
  public long[] latenciesNanos() {
    return latencies.clone();
  }

  /** Units that were dropped because the queue was full. */
  public long dropped() {
    return Arrays.stream(latencies).filter(latency -> latency == DROPPED).count();
  }

  /** For each measured unit whether it was decided after the deadline or dropped. */
  public boolean[] lateFlags(Duration deadline) {
    long nanos = deadline.toNanos();
    boolean[] late = new boolean[latencies.length];
    for (int i = 0; i < late.length; i++) {
      late[i] = latencies[i] > nanos;
    }
    return late;
  }

  /** Units that were decided after the deadline or dropped. */
  public long late(Duration deadline) {
    long nanos = deadline.toNanos();
    return Arrays.stream(latencies).filter(latency -> latency > nanos).count();
  }

  /**
   * A latency that was observed: the smallest with the given share of units at or below it.
   *
   * @param percent in [0, 100]
   * @return nanoseconds, or {@link #DROPPED}; empty where no unit was measured
   */
  public OptionalLong percentileNanos(double percent) {
    long[] ascending = latencies.clone();
    Arrays.sort(ascending);
    return NearestRank.of(ascending, percent);
  }

  /**
   * How late the load handed over frames by its own fault: the smallest observed lateness with the
   * given share of frames at or below it.
   *
   * @param percent in [0, 100]
   * @return nanoseconds; empty where no frame was measured
   */
  public OptionalLong generatorNanos(double percent) {
    return lateness.percentileNanos(percent);
  }

  /** The longest run of units after the deadline or dropped. */
  public long longestLateRun(Duration deadline) {
    long longest = 0;
    long run = 0;
    for (boolean late : lateFlags(deadline)) {
      run = late ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /** The latencies of all units that were decided, nanoseconds, to three digits; a new one. */
  public Histogram histogram() {
    Histogram histogram = new Histogram(HISTOGRAM_DIGITS);
    for (long latency : latencies) {
      if (latency != DROPPED) {
        histogram.recordValue(latency);
      }
    }
    return histogram;
  }

  /** Whether the load kept its schedule, so that the latencies say something. */
  public boolean valid() {
    return invalid.isEmpty();
  }

  /** Why the run may not be used; empty where it may. */
  public List<String> invalidReasons() {
    return invalid;
  }
}

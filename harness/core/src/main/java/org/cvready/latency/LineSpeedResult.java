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

  private final long periodNanos;
  private final long[] latencies;
  private final long[] lateness;
  private final List<String> invalid;

  /**
   * Takes the figures of a run.
   *
   * @param periodNanos mean time between arrivals, nanoseconds, positive
   * @param latenciesNanos latency of each measured unit, not negative
   * @param latenessNanos how long after its scheduled arrival the load handed over each of them
   * @param limits how late that may be
   */
  public LineSpeedResult(
      long periodNanos, long[] latenciesNanos, long[] latenessNanos, GeneratorLimits limits) {
    if (periodNanos < 1) {
      throw new IllegalArgumentException("period must be positive, got " + periodNanos);
    }
    if (latenciesNanos.length != latenessNanos.length) {
      throw new IllegalArgumentException(
          "latency and lateness must be given for the same units, got %d and %d"
              .formatted(latenciesNanos.length, latenessNanos.length));
    }
    for (long latency : latenciesNanos) {
      if (latency < 0) {
        throw new IllegalArgumentException("latency must not be negative, got " + latency);
      }
    }
    this.periodNanos = periodNanos;
    this.latencies = latenciesNanos.clone();
    this.lateness = latenessNanos.clone();
    this.invalid = List.copyOf(limits.broken(latenessNanos, periodNanos));
  }

  /** Measured units, dropped ones included. */
  public int units() {
    return latencies.length;
  }

  /** Mean time between scheduled arrivals, nanoseconds. */
  public long periodNanos() {
    return periodNanos;
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

  /** The 99th percentile of how late the load handed over a unit, nanoseconds. */
  public OptionalLong generatorP99Nanos() {
    long[] ascending = lateness.clone();
    Arrays.sort(ascending);
    return NearestRank.of(ascending, 99);
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

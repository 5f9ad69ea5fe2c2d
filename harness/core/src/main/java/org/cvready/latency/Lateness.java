package org.cvready.latency;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.cvready.metric.interval.NearestRank;

/**
 * How late the load itself was with each arrival; what it waited for room in the queue is not
 * counted.
 */
final class Lateness {
  private final long[] ascending;
  private final GeneratorLimits limits;

  Lateness(long[] latenessNanos, GeneratorLimits limits) {
    this.ascending = latenessNanos.clone();
    this.limits = limits;
    Arrays.sort(ascending);
  }

  /** Why arrivals this late make a run invalid; empty where they do not. */
  List<String> broken(long periodNanos) {
    return limits.broken(ascending, periodNanos);
  }

  OptionalLong percentileNanos(double percent) {
    return NearestRank.of(ascending, percent);
  }
}

package org.cvready.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cvready.metric.interval.NearestRank;

/**
 * How late the load itself may be with an arrival before a run says nothing about the system.
 *
 * @param p99Periods largest 99th percentile of lateness, mean periods, not negative
 * @param mostPeriods largest lateness of any arrival, mean periods, not negative
 */
public record GeneratorLimits(double p99Periods, double mostPeriods) {
  /** A tenth of a period for all but one in a hundred arrivals, one period for any. */
  public static final GeneratorLimits DEFAULT = new GeneratorLimits(0.1, 1);

  private static final double P99 = 99;
  private static final double NANOS_PER_MILLI = 1e6;

  /** Checks the ranges. */
  public GeneratorLimits {
    if (!(p99Periods >= 0 && mostPeriods >= 0)) {
      throw new IllegalArgumentException(
          "limits must not be negative, got %s and %s".formatted(p99Periods, mostPeriods));
    }
  }

  /**
   * Why arrivals this late make a run invalid; empty where they do not.
   *
   * @param ascending lateness of each arrival, nanoseconds, sorted
   * @param periodNanos mean period
   */
  List<String> broken(long[] ascending, long periodNanos) {
    List<String> reasons = new ArrayList<>();
    if (ascending.length == 0) {
      reasons.add("no unit was measured");
      return reasons;
    }
    long p99 = NearestRank.of(ascending, P99).orElseThrow();
    long most = ascending[ascending.length - 1];
    if (p99 > p99Periods * periodNanos) {
      reasons.add(reason("1 % of arrivals or more were", p99, p99Periods * periodNanos));
    }
    if (most > mostPeriods * periodNanos) {
      reasons.add(reason("an arrival was", most, mostPeriods * periodNanos));
    }
    return reasons;
  }

  private static String reason(String what, long lateness, double limit) {
    return String.format(
        Locale.ROOT,
        "the load could not keep its schedule: %s %.3f ms late, at most %.3f ms allowed",
        what,
        lateness / NANOS_PER_MILLI,
        limit / NANOS_PER_MILLI);
  }
}

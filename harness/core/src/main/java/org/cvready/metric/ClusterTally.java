package org.cvready.metric;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.cvready.metric.interval.ClusterGamma;
import org.cvready.metric.interval.ClusteredCounts;
import org.cvready.metric.interval.Interval;
import org.cvready.metric.interval.SampleSize;

/** Trials and events by independent unit, in the order in which units are first seen. */
final class ClusterTally {
  private final Map<String, long[]> byCluster = new LinkedHashMap<>();
  private long trials;
  private long events;

  /** Adds to one cluster. A cluster without a trial does not count as a unit. */
  void add(String cluster, long moreTrials, long moreEvents) {
    if (moreTrials == 0) {
      return;
    }
    long[] sums = byCluster.computeIfAbsent(cluster, key -> new long[2]);
    sums[0] += moreTrials;
    sums[1] += moreEvents;
    trials += moreTrials;
    events += moreEvents;
  }

  long trials() {
    return trials;
  }

  long events() {
    return events;
  }

  long units() {
    return byCluster.size();
  }

  /** The counts as the interval methods take them. */
  ClusteredCounts counts() {
    return ClusteredCounts.of(
        byCluster.values().stream().mapToInt(sums -> Math.toIntExact(sums[0])).toArray(),
        byCluster.values().stream().mapToInt(sums -> Math.toIntExact(sums[1])).toArray());
  }

  /** The trials missing to decide a limit on events over trials. */
  OptionalLong more(double limit, Confidence confidence) {
    if (!(limit >= 0 && limit <= 1)) {
      return OptionalLong.empty();
    }
    if (trials == 0) {
      return SampleSize.independent(0, limit, confidence.level());
    }
    return SampleSize.moreClustered(counts(), limit, confidence.strict(), confidence.level())
        .map(amount -> OptionalLong.of(amount.trials()))
        .orElse(OptionalLong.empty());
  }

  /** The bounds on events over trials. */
  Interval interval(Confidence confidence) {
    return ClusterGamma.of(counts(), confidence.strict(), confidence.level());
  }
}

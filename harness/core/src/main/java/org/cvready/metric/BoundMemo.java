package org.cvready.metric;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cvready.metric.interval.ClusterGamma;
import org.cvready.metric.interval.ClusteredCounts;
import org.cvready.metric.interval.Interval;

/**
 * Bounds that have been worked out once: quantiles are slow, and at a hundred thresholds the same
 * counts come again and again. May be shared by threads.
 */
public final class BoundMemo {
  private final Map<Question, Interval> known = new ConcurrentHashMap<>();

  private record Question(ClusteredCounts counts, boolean strict, double level) {}

  /** Starts without any. */
  public BoundMemo() {}

  Interval bounds(ClusteredCounts counts, boolean strict, double level) {
    Question question = new Question(counts, strict, level);
    Interval bounds = known.get(question);
    if (bounds == null) {
      bounds = ClusterGamma.of(counts, strict, level);
      known.put(question, bounds);
    }
    return bounds;
  }
}

package org.cvready.study.gap;

import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.interval.Interval;

/** What the bounds of a difference between two sets show. */
public enum Shown {
  /** The first set is worse. */
  WORSE,
  /** The first set is better. */
  BETTER,
  /** Neither, on this many images. */
  NEITHER,
  /** There are no bounds. */
  UNDECIDED;

  /** What the bounds of a gap show. */
  static Shown of(Measurement gap) {
    Interval interval = gap.interval();
    if (gap.value().isEmpty() || interval.undecided().isPresent()) {
      return UNDECIDED;
    }
    boolean lowerIsBetter = gap.metric().better() == Metric.Better.LOWER;
    if (interval.lower() > 0) {
      return lowerIsBetter ? WORSE : BETTER;
    }
    if (interval.upper() < 0) {
      return lowerIsBetter ? BETTER : WORSE;
    }
    return NEITHER;
  }
}

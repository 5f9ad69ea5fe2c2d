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

  /** In a word or two: {@code worse}, {@code no gap shown}. */
  public String words() {
    return switch (this) {
      case WORSE -> "worse";
      case BETTER -> "better";
      case NEITHER -> "no gap shown";
      case UNDECIDED -> "too little";
    };
  }

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

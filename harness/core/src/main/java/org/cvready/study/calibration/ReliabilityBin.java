package org.cvready.study.calibration;

import java.util.Optional;
import org.cvready.metric.interval.Interval;

/**
 * A bar of a reliability diagram.
 *
 * @param from least score, in [0, 1]
 * @param to greatest score, in [0, 1]
 * @param count detections
 * @param confidence their mean score: the precision they promise; 0 where there are none
 * @param precision the share of them that is right; 0 where there are none
 * @param interval bounds of that share at 95 % each, by independent unit; empty for fewer than
 *     {@value #FEWEST} detections, of which it is mostly chance
 */
public record ReliabilityBin(
    double from,
    double to,
    long count,
    double confidence,
    double precision,
    Optional<Interval> interval) {
  /** Fewest detections whose share is worth a look. */
  public static final long FEWEST = 5;
}

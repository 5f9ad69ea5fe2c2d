package org.cvready.study.failsafe;

import org.cvready.metric.ClusterTally;
import org.cvready.metric.Confidence;
import org.cvready.metric.interval.Interval;

/**
 * How often something happened, with bounds that respect images which resemble each other; of
 * independent images they are those of Clopper and Pearson.
 *
 * @param events how often it happened
 * @param trials how often it could have happened
 * @param interval one-sided 95 % bounds of the rate; unknown without trials
 */
public record Share(long events, long trials, Interval interval) {
  static Share of(ClusterTally tally) {
    return new Share(
        tally.events(),
        tally.trials(),
        tally.trials() == 0
            ? Interval.unknownRate(Confidence.USUAL.level(), "none", "no images")
            : tally.interval(Confidence.USUAL));
  }

  /** Events over trials, 0 without trials; only for what is drawn and sorted. */
  public double value() {
    return trials == 0 ? 0 : (double) events / trials;
  }
}

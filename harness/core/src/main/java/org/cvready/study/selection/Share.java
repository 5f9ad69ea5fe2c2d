package org.cvready.study.selection;

import java.util.OptionalDouble;
import org.cvready.metric.ClusterTally;
import org.cvready.metric.Confidence;
import org.cvready.metric.Figures;
import org.cvready.metric.interval.Interval;

/**
 * A share with what it stands on.
 *
 * @param events how many
 * @param trials of how many
 * @param value events over trials; empty without trials
 * @param interval bounds at 95 % each
 */
public record Share(long events, long trials, OptionalDouble value, Interval interval) {
  static Share of(ClusterTally tally) {
    return new Share(
        tally.events(),
        tally.trials(),
        tally.trials() == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of((double) tally.events() / tally.trials()),
        tally.trials() == 0
            ? Interval.unknownRate(Confidence.USUAL.level(), "none", "nothing was counted")
            : tally.interval(Confidence.USUAL));
  }

  /** The share as people read it: {@code 2.00 % (4 of 200, bounds 0.69 % to 4.53 %)}. */
  public String words() {
    return value.isEmpty()
        ? Figures.NONE
        : "%s (%s of %s, bounds %s to %s)"
            .formatted(
                Figures.percent(value.getAsDouble()),
                Figures.count(events),
                Figures.count(trials),
                Figures.percent(interval.lower()),
                Figures.percent(interval.upper()));
  }
}

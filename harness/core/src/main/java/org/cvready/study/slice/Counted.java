package org.cvready.study.slice;

import org.cvready.metric.interval.ClusteredCounts;

/**
 * Trials and events of one metric on some part of a set, by independent unit.
 *
 * <p>Holds the arrays it is given; both are as long as the set has independent units.
 */
final class Counted {
  private final int[] trialsOf;
  private final int[] eventsOf;
  private final long trials;
  private final long events;
  private final int units;

  Counted(int[] trialsOf, int[] eventsOf) {
    this.trialsOf = trialsOf;
    this.eventsOf = eventsOf;
    long allTrials = 0;
    long allEvents = 0;
    int some = 0;
    for (int g = 0; g < trialsOf.length; g++) {
      allTrials += trialsOf[g];
      allEvents += eventsOf[g];
      some += trialsOf[g] > 0 ? 1 : 0;
    }
    this.trials = allTrials;
    this.events = allEvents;
    this.units = some;
  }

  int clusters() {
    return trialsOf.length;
  }

  int trials(int cluster) {
    return trialsOf[cluster];
  }

  int events(int cluster) {
    return eventsOf[cluster];
  }

  long trials() {
    return trials;
  }

  long events() {
    return events;
  }

  /** Independent units with a trial. */
  int units() {
    return units;
  }

  /** Share of trials that were the event; there must be a trial. */
  double rate() {
    if (trials == 0) {
      throw new IllegalStateException("a rate needs at least one trial, got none");
    }
    return (double) events / trials;
  }

  ClusteredCounts counts() {
    return ClusteredCounts.of(trialsOf, eventsOf);
  }
}

package org.cvready.metric.interval;

/**
 * Trials and events, counted in units that are independent of each other: objects and misses per
 * image, or per scene where images of one scene resemble each other.
 *
 * <p>Only the sums that the bounds need are kept, so a million images cost no memory. Units without
 * a trial say nothing and are left out.
 *
 * @param units units with at least one trial
 * @param trials trials in all units, such as ground-truth objects
 * @param events events in all units, such as misses
 * @param trialsSquared sum over units of trials squared
 * @param trialsTimesEvents sum over units of trials times events
 * @param eventsSquared sum over units of events squared
 * @param mostTrials most trials of one unit
 * @param mostEvents most events of one unit
 * @param mostOthers most trials without the event of one unit
 * @param wholeUnits units of three and more trials in which every trial was the event
 * @param partlyUnits units in which some trials were the event and others not
 */
public record ClusteredCounts(
    long units,
    long trials,
    long events,
    long trialsSquared,
    long trialsTimesEvents,
    long eventsSquared,
    long mostTrials,
    long mostEvents,
    long mostOthers,
    long wholeUnits,
    long partlyUnits) {

  private static final int WHOLE_UNIT_FROM = 3;

  /** Checks what must hold of any such sums. */
  public ClusteredCounts {
    if (!(units >= 0 && units <= trials && events >= 0 && events <= trials)) {
      throw new IllegalArgumentException(
          "units and events must be in [0, trials], got %d units, %d events, %d trials"
              .formatted(units, events, trials));
    }
    if (!(mostTrials <= trials && mostEvents <= mostTrials && mostOthers <= mostTrials)) {
      throw new IllegalArgumentException(
          "one unit must not hold more than all, got %d of %d trials, %d events, %d others"
              .formatted(mostTrials, trials, mostEvents, mostOthers));
    }
  }

  /**
   * The counts of units given one by one.
   *
   * @param trialsOfUnit trials of each unit, not negative
   * @param eventsOfUnit events of each unit, each in [0, trials of that unit]
   */
  public static ClusteredCounts of(int[] trialsOfUnit, int[] eventsOfUnit) {
    if (trialsOfUnit.length != eventsOfUnit.length) {
      throw new IllegalArgumentException(
          "trials and events must be given for the same units, got %d and %d"
              .formatted(trialsOfUnit.length, eventsOfUnit.length));
    }
    Builder builder = new Builder();
    for (int i = 0; i < trialsOfUnit.length; i++) {
      builder.add(trialsOfUnit[i], eventsOfUnit[i]);
    }
    return builder.build();
  }

  /** The share of trials that were the event, in [0, 1]; there must be a trial. */
  public double rate() {
    if (trials == 0) {
      throw new IllegalStateException("a rate needs at least one trial, got none");
    }
    return (double) events / trials;
  }

  /** True where no unit holds more than one trial, so that trials are as independent as units. */
  public boolean singleTrials() {
    return mostTrials <= 1;
  }

  /** Counts units as they come. Not safe for use by several threads. */
  public static final class Builder {
    private long units;
    private long trials;
    private long events;
    private long trialsSquared;
    private long trialsTimesEvents;
    private long eventsSquared;
    private long mostTrials;
    private long mostEvents;
    private long mostOthers;
    private long wholeUnits;
    private long partlyUnits;

    /** Starts with no unit. */
    public Builder() {}

    /**
     * Adds one independent unit.
     *
     * @param trialsOfUnit its trials, not negative; a unit without any is left out
     * @param eventsOfUnit its events, in [0, trialsOfUnit]
     */
    public Builder add(long trialsOfUnit, long eventsOfUnit) {
      if (!(eventsOfUnit >= 0 && eventsOfUnit <= trialsOfUnit)) {
        throw new IllegalArgumentException(
            "events of a unit must be in [0, trials], got %d of %d"
                .formatted(eventsOfUnit, trialsOfUnit));
      }
      if (trialsOfUnit == 0) {
        return this;
      }
      units++;
      trials += trialsOfUnit;
      events += eventsOfUnit;
      trialsSquared += trialsOfUnit * trialsOfUnit;
      trialsTimesEvents += trialsOfUnit * eventsOfUnit;
      eventsSquared += eventsOfUnit * eventsOfUnit;
      mostTrials = Math.max(mostTrials, trialsOfUnit);
      mostEvents = Math.max(mostEvents, eventsOfUnit);
      mostOthers = Math.max(mostOthers, trialsOfUnit - eventsOfUnit);
      if (trialsOfUnit >= WHOLE_UNIT_FROM && eventsOfUnit == trialsOfUnit) {
        wholeUnits++;
      }
      if (eventsOfUnit > 0 && eventsOfUnit < trialsOfUnit) {
        partlyUnits++;
      }
      return this;
    }

    /** The counts so far. */
    public ClusteredCounts build() {
      return new ClusteredCounts(
          units,
          trials,
          events,
          trialsSquared,
          trialsTimesEvents,
          eventsSquared,
          mostTrials,
          mostEvents,
          mostOthers,
          wholeUnits,
          partlyUnits);
    }
  }
}

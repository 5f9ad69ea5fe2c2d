package org.cvready.study.production;

import java.util.Collection;
import java.util.OptionalDouble;
import org.cvready.metric.ClusterTally;
import org.cvready.metric.Confidence;
import org.cvready.metric.Decision;
import org.cvready.metric.interval.Interval;

/**
 * How units of one state are decided: good ones, or those with one class.
 *
 * @param state the class, or {@link #GOOD}
 * @param units units of that state, at least 0
 * @param independent independent units that they come from, in [0, units]
 * @param accept those that passed
 * @param review those that a person looks at
 * @param reject those that were taken out
 */
public record StateRates(
    String state, long units, long independent, Rate accept, Rate review, Rate reject) {
  /** The state of units with nothing wrong. */
  public static final String GOOD = "good units";

  /**
   * The share of a state's units that were decided one way.
   *
   * @param events units decided so
   * @param value events over units; empty where there was no unit
   * @param bounds one-sided bounds on the true share; [0, 1] where nothing is known
   */
  public record Rate(long events, OptionalDouble value, Interval bounds) {
    /** Whether the bounds say anything. */
    boolean isBounded() {
      return value.isPresent() && bounds.undecided().isEmpty();
    }
  }

  /** Counts the decisions on good units. */
  static StateRates ofGood(Collection<LineUnit> units, Confidence confidence) {
    return of(GOOD, units, confidence, true);
  }

  /** Counts the decisions on units with a class. */
  static StateRates ofClass(String name, Collection<LineUnit> units, Confidence confidence) {
    return of(name, units, confidence, false);
  }

  private static StateRates of(
      String state, Collection<LineUnit> units, Confidence confidence, boolean good) {
    ClusterTally missed = new ClusterTally();
    ClusterTally accepted = decided(Decision.ACCEPT, units);
    ClusterTally reviewed = decided(Decision.REVIEW, units);
    ClusterTally rejected = decided(Decision.REJECT, units);
    units.forEach(
        unit -> missed.add(unit.cluster(), 1, unit.decision() == Decision.REJECT ? 0 : 1));
    // As every share of good trials, rejected defects are bounded from those that were not.
    Interval reject = good ? bounds(rejected, confidence) : bounds(missed, confidence).complement();
    return new StateRates(
        state,
        missed.trials(),
        missed.units(),
        rate(accepted, bounds(accepted, confidence)),
        rate(reviewed, bounds(reviewed, confidence)),
        rate(rejected, reject));
  }

  private static ClusterTally decided(Decision decision, Collection<LineUnit> units) {
    ClusterTally tally = new ClusterTally();
    units.forEach(unit -> tally.add(unit.cluster(), 1, unit.decision() == decision ? 1 : 0));
    return tally;
  }

  private static Interval bounds(ClusterTally tally, Confidence confidence) {
    return tally.trials() == 0
        ? Interval.unknownRate(confidence.level(), "none", "no units")
        : tally.interval(confidence);
  }

  private static Rate rate(ClusterTally tally, Interval bounds) {
    OptionalDouble value =
        tally.trials() == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of((double) tally.events() / tally.trials());
    return new Rate(tally.events(), value, bounds);
  }

  /** The share of units that were decided so. */
  public Rate of(Decision decision) {
    return switch (decision) {
      case ACCEPT -> accept;
      case REVIEW -> review;
      case REJECT -> reject;
    };
  }

  /** Whether a cluster holds several of these units. */
  boolean isClustered() {
    return independent < units;
  }
}

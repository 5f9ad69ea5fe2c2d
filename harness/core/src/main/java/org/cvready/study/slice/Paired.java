package org.cvready.study.slice;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.cvready.metric.interval.ClusteredCounts;
import org.cvready.metric.interval.Interval;
import org.cvready.metric.interval.Mover;

/**
 * Trials that two runs share, and the events on which they differ, by independent unit.
 *
 * <p>Holds the arrays it is given, each as long as the set has independent units.
 */
final class Paired {
  private static final double LEVEL = 0.95;

  private final int[] trials;
  private final int[] onlyHere;
  private final int[] onlyBaseline;
  private long both;

  Paired(int clusters) {
    this.trials = new int[clusters];
    this.onlyHere = new int[clusters];
    this.onlyBaseline = new int[clusters];
  }

  /**
   * Adds trials of one unit.
   *
   * @param more trials
   * @param here events of this run among them
   * @param baseline events of the other; where both have some, they are taken for the same
   */
  void add(int cluster, int more, int here, int baseline) {
    trials[cluster] += more;
    onlyHere[cluster] += Math.max(0, here - baseline);
    onlyBaseline[cluster] += Math.max(0, baseline - here);
    both += Math.min(here, baseline);
  }

  long trials() {
    return here().trials();
  }

  long units() {
    return here().units();
  }

  long onlyHereEvents() {
    return here().events();
  }

  long onlyBaselineEvents() {
    return baseline().events();
  }

  long events() {
    return both + onlyHereEvents();
  }

  long baselineEvents() {
    return both + onlyBaselineEvents();
  }

  private ClusteredCounts here() {
    return ClusteredCounts.of(trials, onlyHere);
  }

  private ClusteredCounts baseline() {
    return ClusteredCounts.of(trials, onlyBaseline);
  }

  boolean isSupported(Support support) {
    return trials() >= support.trials() && units() >= support.units();
  }

  OptionalDouble change() {
    return trials() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) (onlyHereEvents() - onlyBaselineEvents()) / trials());
  }

  /** Bounds of this run's rate minus the other's. */
  Interval bounds() {
    boolean strict = here().wholeUnits() > 0 || baseline().wholeUnits() > 0;
    return Mover.paired(here(), baseline(), strict, LEVEL);
  }

  /**
   * The chance of so many more events on one side if both runs were the same: McNemar's exact test,
   * one-sided, on the net differences of independent units, divided by the number of events that
   * come together in such a unit. Where units hold one trial this is McNemar's test itself.
   *
   * @param ofLoss whether the side is this run's
   */
  double pValue(boolean ofLoss) {
    double squares = 0;
    long worse = 0;
    long better = 0;
    for (int g = 0; g < trials.length; g++) {
      long net = (long) onlyHere[g] - onlyBaseline[g];
      squares += (double) net * net;
      worse += Math.max(0, net);
      better += Math.max(0, -net);
    }
    if (worse + better == 0) {
      return 1;
    }
    double together = squares / (worse + better);
    int differing = (int) Math.ceil((worse + better) / together);
    int side = (int) Math.floor((ofLoss ? worse : better) / together);
    return side == 0 ? 1 : BinomialDistribution.of(differing, 0.5).survivalProbability(side - 1);
  }
}

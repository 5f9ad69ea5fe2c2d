package org.cvready.metric.sequential;

import org.cvready.metric.interval.ClusterGamma;
import org.cvready.metric.interval.ClusteredCounts;
import org.cvready.metric.sequential.GroupSequential.Answer;

/**
 * A test of "the rate is at most L" whose trials come in units that fail together, such as objects
 * in images; it looks several times and may pass early.
 *
 * <p>A look passes where the cluster bound is within the limit at the level of that look: one minus
 * the part of the error that the look may spend, up to t of n units less what earlier looks may
 * have spent. These parts add up to alpha, so the chance of a false PASS over all looks is at most
 * alpha as far as the bound holds at each level. Whether objects go wrong singly or in whole units
 * is left open until five units show it, and until then the bound is the strict one. Units are
 * independent and in random order. Sources: those of {@link ClusterGamma}; K. K. G. Lan and D. L.
 * DeMets, Biometrika 70 (1983), 659-663 (spending).
 */
public final class ClusterSequential {
  private static final int FEWEST_PARTLY = 5;

  /** Confidence of the lower bound on the rate at which the rest may still go well. */
  private static final double HOPE = 0.75;

  private final int[] looks;
  private final double limit;
  private final double[] levels;
  private final boolean strict;

  private ClusterSequential(int[] looks, double limit, ErrorSpending spending, boolean strict) {
    this.looks = looks;
    this.limit = limit;
    this.strict = strict;
    this.levels = new double[looks.length];
    int last = looks[looks.length - 1];
    double spent = 0;
    for (int j = 0; j < looks.length; j++) {
      double allowed = spending.upTo(looks[j], last);
      levels[j] = 1 - (allowed - spent);
      spent = allowed;
    }
  }

  /**
   * A test with given looks.
   *
   * @param looks units so far at each look, rising, the first at least 1
   * @param limit L, in the open interval (0, 1)
   * @param spending chance of a false PASS, below 0.5, and when it is spent
   * @param strict whether the strict bound is asked for throughout
   */
  public static ClusterSequential of(
      int[] looks, double limit, ErrorSpending spending, boolean strict) {
    GroupSequential.requireRising(looks);
    GroupSequential.requireOpen("limit", limit);
    if (!(spending.alpha() < 0.5)) {
      throw new IllegalArgumentException("alpha must be below 0.5, got " + spending.alpha());
    }
    return new ClusterSequential(looks.clone(), limit, spending, strict);
  }

  /** Number of looks. */
  public int looks() {
    return looks.length;
  }

  /** Units seen at a look, which counts from 0. */
  public int unitsAt(int look) {
    return looks[look];
  }

  /** Confidence of the bound at a look, in (0.5, 1). */
  public double levelAt(int look) {
    return levels[look];
  }

  /**
   * What a look says.
   *
   * @param look from 0, with no earlier one having passed
   * @param seen trials and events of the units so far
   * @param rest trials of the units that are still to come, without events
   */
  public Answer at(int look, ClusteredCounts seen, ClusteredCounts rest) {
    if (seen.trials() > 0 && upper(seen, isStrict(seen), levels[look]) <= limit) {
      return Answer.PASS;
    }
    if (look == looks.length - 1 || seen.trials() + rest.trials() == 0) {
      return Answer.ABANDON;
    }
    // Not even if the rest went rather well: to stop too early wrongs no PASS.
    double best = upper(plus(seen, hopeful(seen, rest)), strict, levels[levels.length - 1]);
    return best <= limit ? Answer.CONTINUE : Answer.ABANDON;
  }

  /** The rest with as few events as it has where the true rate is at its lower bound. */
  private static ClusteredCounts hopeful(ClusteredCounts seen, ClusteredCounts rest) {
    if (seen.trials() == 0) {
      return rest;
    }
    double low = ClusterGamma.of(seen, false, HOPE).lower();
    long events = (long) Math.floor(low * rest.trials());
    return new ClusteredCounts(
        rest.units(),
        rest.trials(),
        events,
        rest.trialsSquared(),
        Math.round((double) events * rest.trialsSquared() / Math.max(1, rest.trials())),
        events,
        rest.mostTrials(),
        events > 0 ? 1 : 0,
        rest.mostOthers(),
        0,
        Math.min(events, rest.units()));
  }

  private static double upper(ClusteredCounts counts, boolean strict, double level) {
    return ClusterGamma.of(counts, strict, level).upper();
  }

  private boolean isStrict(ClusteredCounts seen) {
    boolean open = !seen.singleTrials() && seen.partlyUnits() < FEWEST_PARTLY;
    return strict || open || seen.wholeUnits() > 0;
  }

  private static ClusteredCounts plus(ClusteredCounts a, ClusteredCounts b) {
    return new ClusteredCounts(
        a.units() + b.units(),
        a.trials() + b.trials(),
        a.events() + b.events(),
        a.trialsSquared() + b.trialsSquared(),
        a.trialsTimesEvents() + b.trialsTimesEvents(),
        a.eventsSquared() + b.eventsSquared(),
        Math.max(a.mostTrials(), b.mostTrials()),
        Math.max(a.mostEvents(), b.mostEvents()),
        Math.max(a.mostOthers(), b.mostOthers()),
        a.wholeUnits() + b.wholeUnits(),
        a.partlyUnits() + b.partlyUnits());
  }
}

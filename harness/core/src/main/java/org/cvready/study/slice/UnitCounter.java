package org.cvready.study.slice;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.cvready.metric.Decision;
import org.cvready.metric.Metric;

/**
 * Counts units on the line and those decided wrongly: {@code false_reject_rate} and {@code
 * escape_rate}. A unit is judged by its images in the slice alone, by the worst of them.
 */
final class UnitCounter implements TrialCounter {
  private final SetColumns set;
  private final boolean defective;
  private final Decision wrong;

  UnitCounter(SetColumns set, Metric metric) {
    this.set = set;
    this.defective = metric == Metric.ESCAPE_RATE;
    if (!defective && metric != Metric.FALSE_REJECT_RATE) {
      throw new IllegalArgumentException(
          "metric must be escape_rate or false_reject_rate, got " + metric.key());
    }
    this.wrong = defective ? Decision.ACCEPT : Decision.REJECT;
  }

  @Override
  public int rows() {
    return set.images();
  }

  /**
   * A unit with more objects has more chances to be noticed, whatever they look like: how many
   * there are is no slice of units.
   */
  @Override
  public Optional<BitSet> rowsOf(Clause clause) {
    return clause.about().equals(ClauseMaker.NUMBER_OF_OBJECTS)
        ? Optional.empty()
        : clause.images();
  }

  @Override
  public BitSet rowsOfClusters(BitSet clusters) {
    BitSet rows = new BitSet(rows());
    for (int i = 0; i < set.images(); i++) {
      rows.set(i, clusters.get(set.clusterOf(i)));
    }
    return rows;
  }

  @Override
  public Counted count(BitSet rows) {
    SeenUnits units = new SeenUnits(set, rows, SetColumns::decision);
    int[] trials = new int[set.clusters()];
    int[] events = new int[set.clusters()];
    for (int u = 0; u < set.units(); u++) {
      if (units.isTrial(u, defective)) {
        trials[units.cluster(u)]++;
        events[units.cluster(u)] += units.decision(u) == wrong ? 1 : 0;
      }
    }
    return new Counted(trials, events);
  }

  /** What a line decides on an image. */
  interface Decider {
    Decision decision(SetColumns set, int image);
  }

  /** What is on each unit, and what is done with it, by some of its images. */
  static final class SeenUnits {
    private static final int UNSEEN = -1;

    private final int[] cluster;
    private final Decision[] decided;
    private final BitSet present = new BitSet();
    private final BitSet unclear = new BitSet();

    SeenUnits(SetColumns set, BitSet images, Decider decider) {
      this.cluster = new int[set.units()];
      this.decided = new Decision[set.units()];
      Arrays.fill(cluster, UNSEEN);
      Arrays.fill(decided, Decision.ACCEPT);
      for (int i = images.nextSetBit(0); i >= 0; i = images.nextSetBit(i + 1)) {
        int u = set.unitOf(i);
        cluster[u] = cluster[u] == UNSEEN ? set.clusterOf(i) : cluster[u];
        decided[u] = decided[u].orWorse(decider.decision(set, i));
        present.set(u, present.get(u) || set.isPresent(i));
        unclear.set(u, unclear.get(u) || set.isUnclear(i));
      }
    }

    /** Whether a unit is surely defective, or surely good, and was seen. */
    boolean isTrial(int unit, boolean defective) {
      if (cluster[unit] == UNSEEN) {
        return false;
      }
      return defective ? present.get(unit) : !present.get(unit) && !unclear.get(unit);
    }

    int cluster(int unit) {
      return cluster[unit];
    }

    Decision decision(int unit) {
      return decided[unit];
    }
  }
}

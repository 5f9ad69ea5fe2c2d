package org.cvready.study.slice;

import java.util.BitSet;
import java.util.Optional;

/** Counts objects and those missed: {@code fn_rate}. */
final class ObjectCounter implements TrialCounter {
  private final SetColumns set;

  ObjectCounter(SetColumns set) {
    this.set = set;
  }

  @Override
  public int rows() {
    return set.objects();
  }

  @Override
  public Optional<BitSet> rowsOf(Clause clause) {
    return Optional.of(clause.objects());
  }

  @Override
  public BitSet rowsOfClusters(BitSet clusters) {
    BitSet rows = new BitSet(rows());
    for (int o = 0; o < set.objects(); o++) {
      rows.set(o, clusters.get(set.clusterOf(set.imageOfObject(o))));
    }
    return rows;
  }

  @Override
  public Counted count(BitSet rows) {
    int[] trials = new int[set.clusters()];
    int[] events = new int[set.clusters()];
    for (int o = rows.nextSetBit(0); o >= 0; o = rows.nextSetBit(o + 1)) {
      int cluster = set.clusterOf(set.imageOfObject(o));
      trials[cluster]++;
      events[cluster] += set.isMissed(o) ? 1 : 0;
    }
    return new Counted(trials, events);
  }
}

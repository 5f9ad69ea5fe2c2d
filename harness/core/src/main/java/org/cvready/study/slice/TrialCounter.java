package org.cvready.study.slice;

import java.util.BitSet;
import java.util.Optional;
import org.cvready.metric.Metric;

/** Counts the trials and events of one metric on any part of one set. */
interface TrialCounter {
  /** The counter of a metric on a set. */
  static TrialCounter of(SetColumns set, Metric metric) {
    return metric == Metric.FN_RATE ? new ObjectCounter(set) : new UnitCounter(set, metric);
  }

  /** How many rows, objects or images, the set has. */
  int rows();

  /** The rows of which a clause holds; empty where it says nothing about such rows. */
  Optional<BitSet> rowsOf(Clause clause);

  /** The rows of some independent units. */
  BitSet rowsOfClusters(BitSet clusters);

  /** Trials and events on some rows. */
  Counted count(BitSet rows);

  /** All rows. */
  default BitSet all() {
    BitSet all = new BitSet(rows());
    all.set(0, rows());
    return all;
  }
}

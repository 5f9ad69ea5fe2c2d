package org.cvready.study.slice;

import java.util.BitSet;
import java.util.Optional;

/** Counts the trials and events of one metric on any part of one set. */
interface TrialCounter {
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

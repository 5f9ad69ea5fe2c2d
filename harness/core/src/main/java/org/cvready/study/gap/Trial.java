package org.cvready.study.gap;

/**
 * One thing that can go wrong, and whether it did.
 *
 * @param cluster the independent unit it belongs to
 * @param kind what it is
 * @param event whether it went wrong
 */
record Trial(String cluster, TrialKind kind, boolean event) {
  /** The same in another independent unit. */
  Trial in(String otherCluster) {
    return new Trial(otherCluster, kind, event);
  }
}

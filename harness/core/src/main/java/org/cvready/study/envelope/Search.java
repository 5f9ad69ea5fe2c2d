package org.cvready.study.envelope;

import java.util.List;
import java.util.Optional;

/** A search that says step by step what it wants to see, so that many can share one model. */
interface Search {
  /** What it wants to see next; empty once it is done. */
  Optional<Ask> next();

  /**
   * Takes what was asked for.
   *
   * @param counts of the units of {@link #next}, in order
   */
  void take(List<UnitCount> counts);
}

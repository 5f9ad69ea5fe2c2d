package org.cvready.study.slice;

/**
 * How much a slice and the rest of its set must each hold before the two are compared.
 *
 * @param trials fewest trials, at least 1
 * @param units fewest independent units with a trial, at least 1
 */
record Support(int trials, int units) {
  /** Below this a rate says next to nothing. */
  static final Support USUAL = new Support(20, 10);

  boolean holds(Counted counted) {
    return counted.trials() >= trials && counted.units() >= units;
  }
}

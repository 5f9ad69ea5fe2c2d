package org.cvready.study.gap;

/**
 * What kind of trial a rate counts: trials of one kind are comparable between sets.
 *
 * @param mix the class, or classes, that it is about
 * @param size bin of the object's area among the benchmark's objects of its class
 * @param count bin of the number of objects in its image
 */
record TrialKind(int mix, int size, int count) {
  /** No class at all. */
  static final int NOTHING = -1;

  /** More than one class. */
  static final int SEVERAL = Integer.MAX_VALUE;

  /** How many levels there are from all kinds together to one alone. */
  static final int LEVELS = 4;

  /** The kind that it belongs to at a level: 0 for all, 3 for itself. */
  TrialKind at(int level) {
    return switch (level) {
      case 0 -> new TrialKind(0, 0, 0);
      case 1 -> new TrialKind(mix, 0, 0);
      case 2 -> new TrialKind(mix, size, 0);
      default -> this;
    };
  }
}

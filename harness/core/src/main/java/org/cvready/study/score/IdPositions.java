package org.cvready.study.score;

import java.util.Arrays;

/** Where each id of a file stands; ids are whole numbers and all different. */
final class IdPositions {
  static final int ABSENT = -1;

  private final long[] sorted;
  private final int[] positions;
  private int last;

  private IdPositions(long[] sorted, int[] positions) {
    this.sorted = sorted;
    this.positions = positions;
  }

  /**
   * Positions of {@code ids}.
   *
   * @throws ScoreInputException where an id stands twice; {@code what} says of what
   */
  static IdPositions of(long[] ids, String what) throws ScoreInputException {
    long[] sorted = ids.clone();
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        throw new ScoreInputException(what + " must differ, got " + sorted[i] + " twice");
      }
    }
    int[] positions = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      positions[Arrays.binarySearch(sorted, ids[i])] = i;
    }
    return new IdPositions(sorted, positions);
  }

  /** The position of {@code id}, or {@link #ABSENT}. */
  int of(long id) {
    // Files list the detections of an image together, so the last answer often holds.
    if (last < sorted.length && sorted[last] == id) {
      return positions[last];
    }
    int found = Arrays.binarySearch(sorted, id);
    if (found < 0) {
      return ABSENT;
    }
    last = found;
    return positions[found];
  }
}

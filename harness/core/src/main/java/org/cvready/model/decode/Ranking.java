package org.cvready.model.decode;

import java.util.Arrays;

/**
 * Candidates in the order of their scores, as far as somebody asks: highest score first, equal
 * scores by class, then by the box's place in the outputs. The order is total, so that it depends
 * neither on the layout of the outputs nor on the thread.
 *
 * <p>Scores are counted in narrow ranges first, so that the best few are found without ordering the
 * many weak ones behind them. Arrays grow to what is needed and stay.
 */
final class Ranking {
  private static final int FIRST_GROUP = 512;
  private static final int BITS_OF_ONE = Float.floatToIntBits(1);

  /** Ranges are 1/256 of an octave wide; the last one takes all scores below 2^-16. */
  private static final int BITS_IN_RANGE = 15;

  private static final int RANGES = 16 << (23 - BITS_IN_RANGE);

  private final int[] inRange = new int[RANGES];
  private int[] order = new int[256];
  private int[] byTie = new int[256];
  private long[] keys = new long[256];
  private int[] starts = new int[2];
  private float[] scores = new float[0];
  private int[] classes = new int[0];
  private int size;
  private int ranked;
  private int nextRange;
  private int group;

  /**
   * Begins to rank.
   *
   * @param scores in [0, 1]
   * @param classes not negative; boxes of one class come in the order of the outputs
   * @param size how many of them count
   */
  void begin(float[] scores, int[] classes, int size) {
    this.scores = scores;
    this.classes = classes;
    this.size = size;
    ranked = 0;
    nextRange = 0;
    group = FIRST_GROUP;
    if (order.length < size) {
      order = new int[scores.length];
      byTie = new int[scores.length];
      keys = new long[scores.length];
    }
    Arrays.fill(inRange, 0);
    for (int i = 0; i < size; i++) {
      inRange[range(below(scores[i]))]++;
    }
  }

  /**
   * How far below 1 a score is; scores are at least 0, so that their bits order like themselves.
   */
  private static int below(float score) {
    // Adding 0 makes minus zero plain zero.
    return BITS_OF_ONE - Float.floatToRawIntBits(score + 0f);
  }

  private static int range(int below) {
    return Math.max(0, Math.min(RANGES - 1, below >> BITS_IN_RANGE));
  }

  /**
   * The position of the candidate of this rank.
   *
   * @param rank in [0, size)
   */
  int at(int rank) {
    while (rank >= ranked) {
      rankGroup();
    }
    return order[rank];
  }

  /** Ranks the next group, each twice as large as the one before. */
  private void rankGroup() {
    int first = nextRange;
    int wanted = Math.min(group, size - ranked);
    int count = 0;
    while (count < wanted) {
      count += inRange[nextRange++];
    }
    int found = 0;
    int greatest = 0;
    for (int i = 0; i < size; i++) {
      int range = range(below(scores[i]));
      if (range >= first && range < nextRange) {
        order[ranked + found++] = i;
        greatest = Math.max(greatest, classes[i]);
      }
    }
    sort(found, greatest);
    ranked += found;
    group *= 2;
  }

  private void sort(int found, int greatestClass) {
    sortByTie(found, greatestClass);
    for (int i = 0; i < found; i++) {
      keys[i] = (long) below(scores[byTie[i]]) << 32 | i;
    }
    Arrays.sort(keys, 0, found);
    for (int i = 0; i < found; i++) {
      order[ranked + i] = byTie[(int) keys[i]];
    }
  }

  /** Puts a group's positions into {@link #byTie} by class; counting keeps their order in each. */
  private void sortByTie(int found, int greatestClass) {
    if (starts.length < greatestClass + 2) {
      starts = new int[greatestClass + 2];
    }
    Arrays.fill(starts, 0, greatestClass + 2, 0);
    for (int i = 0; i < found; i++) {
      starts[classes[order[ranked + i]] + 1]++;
    }
    for (int c = 1; c <= greatestClass; c++) {
      starts[c] += starts[c - 1];
    }
    for (int i = 0; i < found; i++) {
      int position = order[ranked + i];
      byTie[starts[classes[position]]++] = position;
    }
  }
}

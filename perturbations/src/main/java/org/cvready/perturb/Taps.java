package org.cvready.perturb;

import java.util.ArrayList;
import java.util.List;

/**
 * The weights of one line of a kernel that are not 0, mirrored ones of equal weight in pairs.
 *
 * @param pairs outermost first
 * @param singles from the left
 */
record Taps(List<Pair> pairs, List<Single> singles) {
  /** The taps of a line of odd length, whose middle is position 0. */
  static Taps of(float[] line) {
    int reach = line.length / 2;
    List<Pair> pairs = new ArrayList<>();
    List<Single> singles = new ArrayList<>();
    for (int i = 0; i < line.length; i++) {
      int mirrored = line.length - 1 - i;
      if (line[i] == 0) {
        continue;
      }
      if (i == mirrored || line[i] != line[mirrored]) {
        singles.add(new Single(i - reach, line[i]));
      } else if (i < mirrored) {
        pairs.add(new Pair(i - reach, mirrored - reach, line[i]));
      }
    }
    return new Taps(List.copyOf(pairs), List.copyOf(singles));
  }

  int count() {
    return 2 * pairs.size() + singles.size();
  }

  boolean isEmpty() {
    return pairs.isEmpty() && singles.isEmpty();
  }

  /** Two positions of the same weight. */
  record Pair(int first, int second, float weight) {}

  /** One position. */
  record Single(int at, float weight) {}
}

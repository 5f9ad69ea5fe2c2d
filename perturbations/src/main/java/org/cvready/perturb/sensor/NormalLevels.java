package org.cvready.perturb.sensor;

import java.util.stream.IntStream;
import org.cvready.perturb.NoiseField;

/**
 * Normal numbers times a scale, rounded down to whole levels: a look-up and a comparison each.
 *
 * <p>The numbers of a {@link NoiseField} after {@link NoiseField#spread} are cut into 4,096 equal
 * cells. A cell holds its first level and where that ends. Where several end in one, which at 97
 * levels a deviation happens beyond 2.7 deviations and concerns one number in ten thousand, a
 * number may come out a level off.
 */
final class NormalLevels {
  private static final int CELL_BITS = 20;
  private static final int CELL = (1 << CELL_BITS) - 1;
  private static final int CELLS = 1 << (32 - CELL_BITS);
  // The end of a level in the lower bits, the level in the upper ones.
  private static final int END_BITS = 20;
  private static final int END = (1 << END_BITS) - 1;

  private final int[] cells = new int[CELLS];

  /**
   * Of a scale.
   *
   * @param scale levels of a standard deviation, up to 300
   */
  NormalLevels(double scale) {
    int least = level(scale, 0);
    int greatest = level(scale, -1);
    long[] starts =
        IntStream.rangeClosed(least + 1, greatest)
            .mapToLong(level -> Integer.toUnsignedLong(NoiseField.spread(first(scale, level))))
            .toArray();
    int passed = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      long from = (long) cell << CELL_BITS;
      while (passed < starts.length && starts[passed] <= from) {
        passed++;
      }
      int inside = passed;
      while (inside < starts.length && starts[inside] <= from + CELL) {
        inside++;
      }
      int end = inside == passed ? CELL : (int) (starts[(passed + inside - 1) / 2] - from) - 1;
      cells[cell] = (least + passed) << END_BITS | end;
    }
  }

  private static int level(double scale, int bits) {
    return (int) Math.floor(scale * NoiseField.normalOf(bits));
  }

  /** The least bits, as unsigned, whose number is at a level or above. */
  private static int first(double scale, int level) {
    long low = 0;
    long high = 0xffffffffL;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (level(scale, (int) middle) >= level) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return (int) low;
  }

  /** The level for spread bits. */
  int of(int spread) {
    int cell = cells[spread >>> CELL_BITS];
    return (cell >> END_BITS) + (((cell & END) - (spread & CELL)) >>> 31);
  }
}

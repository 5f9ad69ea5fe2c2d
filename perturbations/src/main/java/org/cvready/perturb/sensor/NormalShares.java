package org.cvready.perturb.sensor;

import org.cvready.perturb.NoiseField;

/**
 * Normal numbers times a scale in whole parts of 1 / 65536: a look-up and a product each, without a
 * conversion.
 *
 * <p>The numbers of a {@link NoiseField} after {@link NoiseField#spread} are cut into 4,096 equal
 * cells, in each of which they are linear, to within a hundredth of a deviation far out.
 */
final class NormalShares {
  /** Bits of a part. */
  static final int BITS = 16;

  private static final int CELL_BITS = 20;
  private static final int CELL = (1 << CELL_BITS) - 1;
  private static final int PART_BITS = 14;

  // The first number of a cell in the lower half, how far it is to the next in the upper one.
  private final long[] cells = new long[1 << (32 - CELL_BITS)];

  /**
   * Of a scale.
   *
   * @param scale standard deviation, up to .6
   */
  NormalShares(double scale) {
    int from = number(scale, 0);
    for (int cell = 0; cell < cells.length; cell++) {
      int to = cell + 1 == cells.length ? number(scale, -1) : number(scale, start(cell + 1));
      cells[cell] = (long) (to - from) << 32 | (from & 0xffffffffL);
      from = to;
    }
  }

  private static int number(double scale, int bits) {
    return (int) Math.rint(scale * (1 << BITS) * NoiseField.normalOf(bits));
  }

  /** The least bits, as unsigned, that lie in a cell. */
  private static int start(int cell) {
    long low = 0;
    long high = 0xffffffffL;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (NoiseField.spread((int) middle) >>> CELL_BITS >= cell) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return (int) low;
  }

  /** The number for spread bits. */
  int of(int spread) {
    long cell = cells[spread >>> CELL_BITS];
    int part = (spread & CELL) >>> (CELL_BITS - PART_BITS);
    return (int) cell + (((int) (cell >>> 32) * part) >> PART_BITS);
  }
}

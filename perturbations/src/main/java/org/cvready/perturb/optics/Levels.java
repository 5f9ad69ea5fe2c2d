package org.cvready.perturb.optics;

import java.util.Arrays;

/**
 * Truncates sums of limited precision to levels wherever the precision decides the level, and names
 * the samples where it does not, for a slower exact way.
 *
 * <p>The reference truncates, so that the last digit of a sum decides the level wherever the sum is
 * nearly whole, as it is in even areas.
 */
final class Levels {
  // Above this number a float has 13 digits after the point, in the low bits of its mantissa.
  private static final float ALIGN = 1024;
  private static final int FRACTION_BITS = 13;
  private static final int FRACTION = (1 << FRACTION_BITS) - 1;
  private static final int ALIGN_LEVEL = Float.floatToRawIntBits(ALIGN) >> FRACTION_BITS;

  private final int margin;
  private final int[] doubtful;
  private int count;

  /**
   * For rows of a length.
   *
   * @param error greatest error of a sum, in levels
   */
  Levels(int rowLength, double error) {
    // One more for the rounding to 13 digits.
    this.margin = 1 + (int) Math.ceil(error * (1 << FRACTION_BITS));
    this.doubtful = new int[rowLength];
  }

  /**
   * Writes the levels of a row.
   *
   * @param sums in [0, 1023]; exactly 0 is taken for certain
   */
  void truncate(float[] sums, byte[] levels) {
    count = 0;
    for (int i = 0; i < levels.length; i++) {
      int bits = Float.floatToRawIntBits(sums[i] + ALIGN);
      levels[i] = (byte) Math.min((bits >> FRACTION_BITS) - ALIGN_LEVEL, 255);
      if (((bits + margin) & FRACTION) <= 2 * margin && sums[i] != 0) {
        doubtful[count++] = i;
      }
    }
  }

  /** Positions in the row whose level the last call could not tell, from the left. */
  int[] doubtful() {
    return Arrays.copyOf(doubtful, count);
  }
}

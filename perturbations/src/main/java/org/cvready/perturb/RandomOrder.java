package org.cvready.perturb;

import java.util.BitSet;
import java.util.random.RandomGenerator;

/**
 * Places in a random order, so that a stronger fault hits every place of a slighter one.
 *
 * <p>Only the first places of the order are drawn, one after the other; a place that was drawn
 * before is drawn again. So the first n of one stream are the same however many follow.
 */
public final class RandomOrder {
  private RandomOrder() {}

  /**
   * The first places of a random order of {@code 0 .. size - 1}.
   *
   * @param count how many, in [0, size]
   * @param size of the whole order; where nearly all are wanted, about {@code size ln(size)} draws
   *     are made
   */
  public static int[] first(int count, int size, RandomGenerator random) {
    if (count < 0 || count > size) {
      throw new IllegalArgumentException(
          "places must be in [0, %d], got %d".formatted(size, count));
    }
    BitSet taken = new BitSet(size);
    int[] places = new int[count];
    for (int i = 0; i < count; i++) {
      int place = below(size, random);
      while (taken.get(place)) {
        place = below(size, random);
      }
      taken.set(place);
      places[i] = place;
    }
    return places;
  }

  /** How many of {@code size} places a share in [0, 1] is, to the nearest. */
  public static int count(double share, int size) {
    return (int) Math.min(size, Math.rint(share * size));
  }

  /** {@code nextInt(bound)} leaves its algorithm open. */
  private static int below(int size, RandomGenerator random) {
    return (int) (((random.nextLong() >>> 32) * size) >>> 32);
  }
}

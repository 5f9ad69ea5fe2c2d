package org.cvready.perturb;

import java.util.OptionalInt;

/** Which captured image arrives at each position of a stream. */
public final class Delivery {
  private final int[] captured;

  /** Checks every number and copies them. */
  Delivery(int[] captured, int images) {
    if (captured.length != images) {
      throw new IllegalArgumentException(
          "delivery must have a place for each of %d images, got %d"
              .formatted(images, captured.length));
    }
    for (int number : captured) {
      if (number != StreamFault.NOTHING && (number < 0 || number >= images)) {
        throw new IllegalArgumentException(
            "delivered image must be in [0, %d) or nothing, got %d".formatted(images, number));
      }
    }
    this.captured = captured.clone();
  }

  /**
   * The number of the captured image that is delivered at a position; empty where none arrives.
   *
   * @param position from 0
   */
  public OptionalInt at(int position) {
    int number = captured[position];
    return number == StreamFault.NOTHING ? OptionalInt.empty() : OptionalInt.of(number);
  }
}

package org.cvready.perturb;

import java.util.random.RandomGenerator;

/**
 * One cause of trouble in a stream of images: the pixels are whole, but they arrive at the wrong
 * time, again, or not at all.
 *
 * <p>A stream is the images of a data set in their order, numbered from 0. A fault says which
 * captured image is delivered at each position; the unit at that position is then judged by pixels
 * that may be another's. The contract, as for a {@link Perturbation}: all randomness comes from the
 * generator, the same generator gives the same delivery, severities draw the same numbers in the
 * same order so that they compare in pairs, and more strength leaves fewer images in their place.
 */
public interface StreamFault {
  /** Stands in a delivery where no image arrives at all. */
  int NOTHING = -1;

  /** The name in plans and condition ids: lower case with underscores. */
  String name();

  /** What the swept strength means, in which unit and range. */
  StrengthScale scale();

  /**
   * Which captured image is delivered at each position.
   *
   * @param images length of the stream, at least 0
   * @param strength in the range of {@link #scale()}
   * @param random the stream of this data set and this fault
   * @return of length {@code images}; element i is the number of the captured image that is
   *     delivered at position i, in [0, images), or {@link #NOTHING}
   * @throws IllegalArgumentException where the strength is out of range
   */
  int[] deliver(int images, double strength, RandomGenerator random);
}

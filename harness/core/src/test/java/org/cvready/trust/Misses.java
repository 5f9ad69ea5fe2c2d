package org.cvready.trust;

import java.util.random.RandomGenerator;

/** How many objects of an image are missed, with a known share over all objects. */
public interface Misses {
  /** The misses among so many objects of one image. */
  int of(int objects, RandomGenerator random);

  /**
   * Every image alike.
   *
   * @param rate share of objects missed, in [0, 1]
   * @param correlation of two objects of one image, in [0, 1]: 0 for independent ones, 1 where
   *     images are missed whole or not at all
   */
  static Misses alike(double rate, double correlation) {
    return (objects, random) -> clumped(objects, rate, correlation, random);
  }

  /** The more objects in an image, the worse: in proportion to their number. */
  static Misses growing(double rate, double correlation, SizeLaw sizes) {
    return (objects, random) ->
        clumped(objects, rate * objects / sizes.weightedMean(), correlation, random);
  }

  /** The fewer objects in an image, the worse: in inverse proportion to their number. */
  static Misses shrinking(double rate, double correlation, SizeLaw sizes) {
    return (objects, random) ->
        clumped(objects, Math.min(1, rate * sizes.mean() / objects), correlation, random);
  }

  /** Only images with at least {@code from} objects have misses. */
  static Misses onlyFrom(int from, double rate, double correlation, SizeLaw sizes) {
    double there = rate / sizes.shareInImagesFrom(from);
    return (objects, random) -> objects < from ? 0 : clumped(objects, there, correlation, random);
  }

  /**
   * Two causes: single objects missed anywhere, and images of at least {@code from} objects missed
   * whole; each brings half of the misses, as nearly as the rate is small.
   */
  static Misses twoCauses(int from, double rate, SizeLaw sizes) {
    double alone = rate / 2;
    double whole = (rate - alone) / (1 - alone) / sizes.shareInImagesFrom(from);
    return (objects, random) ->
        objects >= from && random.nextDouble() < whole
            ? objects
            : clumped(objects, alone, 0, random);
  }

  /** A beta-binomial number, drawn as from Polya's urn. */
  private static int clumped(int trials, double rate, double correlation, RandomGenerator random) {
    if (correlation == 1) {
      return random.nextDouble() < rate ? trials : 0;
    }
    // An urn with 1 - r balls to which every draw adds r; events are rate of them at first.
    int events = 0;
    for (int i = 0; i < trials; i++) {
      double chance =
          (rate * (1 - correlation) + correlation * events) / (1 - correlation + correlation * i);
      if (random.nextDouble() < chance) {
        events++;
      }
    }
    return events;
  }
}

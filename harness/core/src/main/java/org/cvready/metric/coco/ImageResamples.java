package org.cvready.metric.coco;

import java.util.SplittableRandom;

/**
 * Draws of as many images as there are, with replacement, always the same for the same seed.
 *
 * @param images how many images there are, at least 1
 * @param count how many draws, at least 200
 * @param seed of the draws
 */
public record ImageResamples(int images, int count, long seed) {
  private static final int FEWEST = 200;

  /** Checks the numbers. */
  public ImageResamples {
    if (images < 1) {
      throw new IllegalArgumentException("there must be at least one image, got " + images);
    }
    if (count < FEWEST) {
      throw new IllegalArgumentException(
          "resamples must be at least %d, got %d".formatted(FEWEST, count));
    }
  }

  /** How many times each image is drawn in the draw at {@code position}. */
  int[] weights(int position) {
    // Draws are independent of each other, so they may be made in any order on any thread.
    SplittableRandom random = new SplittableRandom(seed + position * 0x9E3779B97F4A7C15L);
    SplittableRandom draws = random.split();
    int[] weights = new int[images];
    for (int i = 0; i < images; i++) {
      weights[draws.nextInt(images)]++;
    }
    return weights;
  }
}

package org.cvready.trainer.data;

import java.util.random.RandomGenerator;

/**
 * A mild change of contrast and brightness, the same for all channels of a picture.
 *
 * @param contrast factor about mid-grey, above 0
 * @param brightness summand, in shares of full scale
 */
record Jitter(double contrast, double brightness) {
  private static final double MOST_CONTRAST = 0.15;
  private static final double MOST_BRIGHTNESS = 0.06;

  static Jitter draw(RandomGenerator random) {
    double contrast = 1 + MOST_CONTRAST * (2 * random.nextDouble() - 1);
    return new Jitter(contrast, MOST_BRIGHTNESS * (2 * random.nextDouble() - 1));
  }

  /** What each sample value in [0, 255] becomes, in [0, 1]. */
  float[] table() {
    float[] table = new float[256];
    for (int value = 0; value < 256; value++) {
      double changed = (value / 255.0 - 0.5) * contrast + 0.5 + brightness;
      table[value] = (float) Math.max(0, Math.min(1, changed));
    }
    return table;
  }
}

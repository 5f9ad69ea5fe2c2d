package org.cvready.trainer;

/**
 * How a detector is trained.
 *
 * @param seed of weights, order and variation
 * @param size pixels a side of the network's input, a multiple of 32
 * @param epochs times that every picture is seen, at least 1
 * @param pictures of a batch, at least 1
 * @param learningRate of the first full step, above 0
 * @param judgedEvery epochs from one look at the validation set to the next, at least 1
 */
public record TrainingSettings(
    int seed, int size, int epochs, int pictures, double learningRate, int judgedEvery) {
  /** Shares of the learning rate at the start of the warm-up and at the end of training. */
  static final double FIRST_SHARE = 0.02;

  static final double LAST_SHARE = 0.02;

  /** Epochs in which the learning rate rises. */
  static final double WARM_UP = 1;

  /** Shrinks weights by this times the learning rate at every step. */
  static final double WEIGHT_DECAY = 0.05;

  /** Share of the old that a step leaves in the moving average of the weights, in the long run. */
  static final double AVERAGE_DECAY = 0.998;

  /** Checks the numbers. */
  public TrainingSettings {
    if (size < 32 || size % 32 != 0) {
      throw new IllegalArgumentException("size must be a positive multiple of 32, got " + size);
    }
    if (epochs < 1 || pictures < 1 || judgedEvery < 1) {
      throw new IllegalArgumentException(
          "epochs, batch and judged-every must be at least 1, got %d, %d and %d"
              .formatted(epochs, pictures, judgedEvery));
    }
    if (!(learningRate > 0 && learningRate < 1)) {
      throw new IllegalArgumentException("learning rate must be in (0, 1), got " + learningRate);
    }
  }
}

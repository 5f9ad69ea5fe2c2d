package org.cvready.trainer;

/**
 * How a detector is trained.
 *
 * @param seed of weights, order and variation
 * @param size pixels a side of the network's input, a multiple of 32
 * @param closeEpochs times that a window around every object is seen, before whole pictures are
 * @param epochs times that every whole picture is seen, at least 1
 * @param pictures of a batch of whole pictures, at least 1
 * @param learningRate of the first full step, above 0
 * @param judgedEvery epochs from one look at the validation set to the next, at least 1
 */
public record TrainingSettings(
    int seed,
    int size,
    int closeEpochs,
    int epochs,
    int pictures,
    double learningRate,
    int judgedEvery) {
  /** Shares of the learning rate at the start of the warm-up and at the end of training. */
  static final double FIRST_SHARE = 0.02;

  static final double LAST_SHARE = 0.02;

  /** Pixels a side of a window: less than half of a whole picture of 352 pixels. */
  static final int WINDOW = 160;

  /** Windows of a batch for each of its whole pictures. */
  static final int WINDOWS = 2;

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
    if (closeEpochs < 0) {
      throw new IllegalArgumentException("close epochs must be at least 0, got " + closeEpochs);
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

package org.cvready.model.decode;

import org.cvready.model.engine.OutputTensor;
import org.cvready.model.engine.UnusableModelException;

/**
 * Lets scores of at least a floor through, and stops a run whose scores are no probabilities.
 *
 * <p>Rounding may leave a score up to 0.001 outside [0, 1]; it is then taken as 0 or 1. Anything
 * further outside is an error, not a detection: it means that the wrong decoder reads the model, or
 * that an activation is missing.
 */
final class ScoreGate {
  /** How far rounding may carry a score beyond [0, 1]. */
  static final float TOLERANCE = 1e-3f;

  private final boolean sigmoid;
  private final float rawFloor;
  private final float rawLeast;

  private ScoreGate(boolean sigmoid, double floor) {
    this.sigmoid = sigmoid;
    // A hair below the floor, because the exact comparison comes after the activation.
    this.rawFloor = sigmoid ? (float) (Math.log(floor / (1 - floor)) - 1e-3) : (float) floor;
    this.rawLeast = sigmoid ? Float.NEGATIVE_INFINITY : -TOLERANCE;
  }

  static ScoreGate of(Activation activation, double floor) {
    return new ScoreGate(activation == Activation.SIGMOID, floor);
  }

  /** True for a proper score below the floor; false for all that needs a closer look. */
  boolean skips(float raw) {
    return raw < rawFloor && raw >= rawLeast;
  }

  /** The score in [0, 1] that {@code raw}, found at {@code index} of the output, stands for. */
  float score(OutputTensor output, int index, float raw) {
    if (Float.isNaN(raw)) {
      throw outside(output, index, raw);
    }
    if (sigmoid) {
      return (float) (1 / (1 + Math.exp(-raw)));
    }
    if (raw < -TOLERANCE || raw > 1 + TOLERANCE) {
      throw outside(output, index, raw);
    }
    return Math.min(1, Math.max(0, raw));
  }

  private static UnusableModelException outside(OutputTensor output, int index, float raw) {
    return new UnusableModelException(
        ("scores of output '%s' must be in [0, 1], got %s at element %d;"
                + " is it the right decoder, and do the scores need an activation"
                + " (sigmoid, softmax)?")
            .formatted(output.name(), raw, index));
  }
}

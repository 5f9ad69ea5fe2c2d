package org.cvready.metric.calibration;

import java.util.Optional;

/**
 * Temperature scaling: the one number by which all class scores are divided so that the
 * probabilities explain the labels best. It changes no decision, only how sure they are.
 *
 * <p>Source: C. Guo et al., "On calibration of modern neural networks", ICML 2017.
 *
 * @param value divisor of the scores, in (0, infinity); above 1 makes less sure
 * @param negativeLogLikelihood in nats, with it
 */
public record Temperature(double value, double negativeLogLikelihood) {
  /** No factor beyond these is looked for: the answers are then certain or even for any purpose. */
  private static final double LEAST_FACTOR = 1e-6;

  private static final double LARGEST_FACTOR = 1e6;

  public Temperature {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("temperature must be in (0, infinity), got " + value);
    }
  }

  /**
   * The best temperature; empty where every answer is right, since the surest is then the best, or
   * where the scores say less than nothing about the labels.
   *
   * <p>The likelihood is concave in the factor 1 / temperature, so the zero of its slope is found
   * by bisection.
   */
  static Optional<Temperature> of(LabelledScores answers) {
    double low = LEAST_FACTOR;
    double high = LARGEST_FACTOR;
    if (!(answers.slope(low) < 0 && answers.slope(high) > 0)) {
      return Optional.empty();
    }
    for (int i = 0; i < 200 && low < high; i++) {
      double middle = Math.sqrt(low * high);
      if (answers.slope(middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Optional.of(new Temperature(1 / high, answers.negativeLogLikelihood(high)));
  }
}

package org.cvready.metric.calibration;

import java.util.OptionalDouble;

/**
 * Scores that are best, in expectation, for the true probability alone; lower is better.
 *
 * <p>Source: G. W. Brier, Monthly Weather Review 78 (1950), 1-3; I. J. Good, Journal of the Royal
 * Statistical Society B 14 (1952), 107-114 (logarithmic).
 */
public final class ProperScore {
  /** Keeps the logarithm of a certain and wrong answer finite: 36.04 at most. */
  private static final double LEAST = Math.ulp(1.0);

  private ProperScore() {}

  /**
   * The Brier score: the mean squared difference of confidence and outcome, in [0, 1]; empty
   * without answers.
   *
   * @param confidence of each answer, in [0, 1]
   * @param correct whether it is right
   */
  public static OptionalDouble brier(double[] confidence, boolean[] correct) {
    Answers.check(confidence, correct);
    double sum = 0;
    for (int i = 0; i < confidence.length; i++) {
      double difference = confidence[i] - (correct[i] ? 1 : 0);
      sum += difference * difference;
    }
    return mean(sum, confidence.length);
  }

  /**
   * The mean negative logarithm of the probability given to what happened, in nats; probabilities
   * stay 2.2e-16 away from 0 and 1. Empty without answers.
   *
   * @param confidence of each answer, in [0, 1]
   * @param correct whether it is right
   */
  public static OptionalDouble logLoss(double[] confidence, boolean[] correct) {
    Answers.check(confidence, correct);
    double sum = 0;
    for (int i = 0; i < confidence.length; i++) {
      double given = correct[i] ? confidence[i] : 1 - confidence[i];
      sum -= Math.log(Math.max(LEAST, Math.min(1 - LEAST, given)));
    }
    return mean(sum, confidence.length);
  }

  private static OptionalDouble mean(double sum, int count) {
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
  }
}

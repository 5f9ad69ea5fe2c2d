package org.cvready.metric.calibration;

import java.util.Arrays;

/**
 * The class scores of one answer before the softmax (its logits), and what they say of its
 * certainty.
 *
 * <p>Sources: D. Hendrycks and K. Gimpel, ICLR 2017 (largest probability); W. Liu et al.,
 * "Energy-based out-of-distribution detection", NeurIPS 2020 (energy).
 */
public final class ClassScores {
  private final double[] logits;

  private ClassScores(double[] logits) {
    this.logits = logits;
  }

  /**
   * The scores of an answer.
   *
   * @param logits finite, one for each class, at least one
   */
  public static ClassScores of(double... logits) {
    if (logits.length == 0) {
      throw new IllegalArgumentException("logits must have at least one class, got none");
    }
    for (double logit : logits) {
      if (!Double.isFinite(logit)) {
        throw new IllegalArgumentException("logits must be finite numbers, got " + logit);
      }
    }
    return new ClassScores(logits.clone());
  }

  /** Number of classes. */
  public int classes() {
    return logits.length;
  }

  /** Probabilities of the classes, which sum to 1. */
  public double[] probabilities() {
    double normaliser = logSumExp(1);
    return Arrays.stream(logits).map(logit -> Math.exp(logit - normaliser)).toArray();
  }

  /** The likeliest class; the first of several. */
  public int likeliest() {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }

  /** Probability of the likeliest class, in (0, 1]. */
  public double largestProbability() {
    return Math.exp(logits[likeliest()] - logSumExp(1));
  }

  /** Entropy of the probabilities in nats, in [0, ln classes]. */
  public double entropy() {
    return -Arrays.stream(probabilities()).filter(p -> p > 0).map(p -> p * Math.log(p)).sum();
  }

  /** Free energy at temperature 1: -ln sum exp(logit); lower is more familiar. */
  public double energy() {
    return -logSumExp(1);
  }

  /** Difference of the two largest probabilities, in [0, 1]; 1 with a single class. */
  public double margin() {
    double[] sorted = probabilities();
    Arrays.sort(sorted);
    return sorted.length == 1 ? 1 : sorted[sorted.length - 1] - sorted[sorted.length - 2];
  }

  /** Negative log probability of a class when scores are multiplied by a factor, in nats. */
  double negativeLog(int label, double factor) {
    return logSumExp(factor) - factor * logits[label];
  }

  /** Its derivative by the factor: the expected score less that of the class. */
  double slope(int label, double factor) {
    double normaliser = logSumExp(factor);
    double expected = 0;
    for (double logit : logits) {
      expected += logit * Math.exp(factor * logit - normaliser);
    }
    return expected - logits[label];
  }

  private double logSumExp(double factor) {
    double largest = factor * logits[likeliest()];
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(factor * logit - largest);
    }
    return largest + Math.log(sum);
  }
}

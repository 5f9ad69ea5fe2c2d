package org.cvready.metric.classify;

import java.util.OptionalDouble;

/**
 * How yes-or-no answers turned out, and the ratios they are summed up in. A ratio whose denominator
 * is empty is empty.
 *
 * @param tp raised, and it was there; not negative
 * @param fp raised, and it was not there; not negative
 * @param fn not raised, though it was there; not negative
 * @param tn not raised, and it was not there; not negative
 */
public record BinaryCounts(long tp, long fp, long fn, long tn) {
  public BinaryCounts {
    if (!(tp >= 0 && fp >= 0 && fn >= 0 && tn >= 0)) {
      throw new IllegalArgumentException(
          "counts must be at least 0, got tp %d, fp %d, fn %d, tn %d".formatted(tp, fp, fn, tn));
    }
  }

  /** Share of the answers that is right. */
  public OptionalDouble accuracy() {
    return ratio((double) tp + tn, total());
  }

  /** Share of what was raised that was there. */
  public OptionalDouble precision() {
    return ratio((double) tp, (double) tp + fp);
  }

  /** Share of what was there that was raised. */
  public OptionalDouble recall() {
    return ratio((double) tp, (double) tp + fn);
  }

  /** Share of what was not there that was not raised. */
  public OptionalDouble specificity() {
    return ratio((double) tn, (double) tn + fp);
  }

  /** Share of what was not raised that was not there. */
  public OptionalDouble negativePredictiveValue() {
    return ratio((double) tn, (double) tn + fn);
  }

  /** Share of what was not there that was raised. */
  public OptionalDouble falsePositiveRate() {
    return ratio((double) fp, (double) tn + fp);
  }

  /** Share of what was there that was not raised. */
  public OptionalDouble falseNegativeRate() {
    return ratio((double) fn, (double) tp + fn);
  }

  /** The harmonic mean of precision and recall. */
  public OptionalDouble f1() {
    return f(1);
  }

  /**
   * The weighted harmonic mean of precision and recall; empty where neither was there nor raised
   * anything.
   *
   * @param beta how many times recall counts as much as precision, in (0, infinity)
   */
  public OptionalDouble f(double beta) {
    if (!(beta > 0 && beta < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("beta must be in (0, infinity), got " + beta);
    }
    double weight = beta * beta;
    double hits = (1 + weight) * tp;
    return ratio(hits, hits + weight * fn + fp);
  }

  /** The mean of recall and specificity; the one that there is where the other is empty. */
  public OptionalDouble balancedAccuracy() {
    OptionalDouble recall = recall();
    OptionalDouble specificity = specificity();
    if (recall.isPresent() && specificity.isPresent()) {
      return OptionalDouble.of((recall.getAsDouble() + specificity.getAsDouble()) / 2);
    }
    return recall.isPresent() ? recall : specificity;
  }

  /** The correlation of answers and truth (Matthews 1975), in [-1, 1]. */
  public OptionalDouble correlation() {
    double raised = (double) tp + fp;
    double there = (double) tp + fn;
    double product = raised * there * (total() - raised) * (total() - there);
    return ratio((double) tp * tn - (double) fp * fn, Math.sqrt(product));
  }

  /** Agreement beyond chance (Cohen 1960), in [-1, 1]. */
  public OptionalDouble kappa() {
    double total = total();
    double raised = (double) tp + fp;
    double there = (double) tp + fn;
    double byChance = raised * there + (total - raised) * (total - there);
    return ratio(total * ((double) tp + tn) - byChance, total * total - byChance);
  }

  private double total() {
    return (double) tp + fp + fn + tn;
  }

  private static OptionalDouble ratio(double part, double whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / whole);
  }
}

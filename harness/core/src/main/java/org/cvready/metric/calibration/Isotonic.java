package org.cvready.metric.calibration;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Isotonic regression: the rising function of a score that fits outcomes best by least squares, as
 * a map from scores to probabilities.
 *
 * <p>Between the scores it was fitted on it is a straight line, beyond them it is level. Sources:
 * M. Ayer et al., Annals of Mathematical Statistics 26 (1955), 641-647 (pool adjacent violators);
 * B. Zadrozny and C. Elkan, KDD 2002 (for probabilities).
 */
public final class Isotonic {
  /** Scores closer than this count as one. */
  private static final double SAME = 1e-15;

  private final double[] scores;
  private final double[] values;

  private Isotonic(double[] scores, double[] values) {
    this.scores = scores;
    this.values = values;
  }

  /**
   * Fits the function.
   *
   * @param scores finite, at least one, in any order
   * @param outcomes of each, in [0, 1]: 1 where it was right
   */
  public static Isotonic fit(double[] scores, double[] outcomes) {
    check(scores, outcomes);
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(i -> scores[i] + 0.0)
                    .thenComparingDouble(i -> outcomes[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] knots = new double[order.length];
    double[] sums = new double[order.length];
    double[] weights = new double[order.length];
    int count = 0;
    for (int i : order) {
      if (count == 0 || scores[i] - knots[count - 1] >= SAME) {
        knots[count++] = scores[i] + 0.0;
      }
      sums[count - 1] += outcomes[i];
      weights[count - 1]++;
    }
    return new Isotonic(Arrays.copyOf(knots, count), pooled(sums, weights, count));
  }

  /**
   * The fitted value at a score, in [0, 1].
   *
   * @param score any number but NaN
   */
  public double at(double score) {
    if (Double.isNaN(score)) {
      throw new IllegalArgumentException("score must be a number, got NaN");
    }
    int last = scores.length - 1;
    if (score <= scores[0]) {
      return values[0];
    }
    if (score >= scores[last]) {
      return values[last];
    }
    int found = Arrays.binarySearch(scores, score + 0.0);
    if (found >= 0) {
      return values[found];
    }
    int above = -found - 1;
    double slope = (values[above] - values[above - 1]) / (scores[above] - scores[above - 1]);
    return Math.min(values[above], values[above - 1] + slope * (score - scores[above - 1]));
  }

  /** The scores it was fitted on, ascending and different. */
  public double[] knots() {
    return scores.clone();
  }

  /** The fitted value at each of {@link #knots()}, never falling, in [0, 1]. */
  public double[] fitted() {
    return values.clone();
  }

  /** Means of adjacent groups that do not rise are pooled until all do. */
  private static double[] pooled(double[] sums, double[] weights, int count) {
    int[] ends = new int[count];
    int groups = 0;
    for (int i = 0; i < count; i++) {
      sums[groups] = sums[i];
      weights[groups] = weights[i];
      ends[groups] = i + 1;
      groups++;
      while (groups > 1 && isNotBelow(sums, weights, groups - 1)) {
        groups--;
        sums[groups - 1] += sums[groups];
        weights[groups - 1] += weights[groups];
        ends[groups - 1] = ends[groups];
      }
    }
    double[] values = new double[count];
    int from = 0;
    for (int group = 0; group < groups; group++) {
      Arrays.fill(values, from, ends[group], sums[group] / weights[group]);
      from = ends[group];
    }
    return values;
  }

  private static boolean isNotBelow(double[] sums, double[] weights, int group) {
    return sums[group - 1] * weights[group] >= sums[group] * weights[group - 1];
  }

  private static void check(double[] scores, double[] outcomes) {
    if (scores.length == 0 || scores.length != outcomes.length) {
      throw new IllegalArgumentException(
          "scores must be at least one and have one outcome each, got %d and %d outcomes"
              .formatted(scores.length, outcomes.length));
    }
    for (int i = 0; i < scores.length; i++) {
      if (!Double.isFinite(scores[i]) || !(outcomes[i] >= 0 && outcomes[i] <= 1)) {
        throw new IllegalArgumentException(
            "scores must be finite and outcomes in [0, 1], got %s and %s at index %d"
                .formatted(scores[i], outcomes[i], i));
      }
    }
  }
}

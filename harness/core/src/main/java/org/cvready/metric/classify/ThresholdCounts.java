package org.cvready.metric.classify;

import java.util.Arrays;

/**
 * What each threshold on a score catches: at every different score, how many of those with the
 * class and of those without it score at least as much.
 *
 * <p>Counts run from the highest score down, so both only grow; scores that are equal step
 * together.
 */
public final class ThresholdCounts {
  private final int with;
  private final int without;
  private final double[] thresholds;
  private final long[] truePositives;
  private final long[] falsePositives;

  private ThresholdCounts(double[] with, double[] without) {
    this.with = with.length;
    this.without = without.length;
    double[] all = Arrays.copyOf(with, with.length + without.length);
    System.arraycopy(without, 0, all, with.length, without.length);
    double[] ascending = Arrays.stream(all).sorted().distinct().toArray();
    int count = ascending.length;
    thresholds = new double[count];
    truePositives = new long[count];
    falsePositives = new long[count];
    for (int i = 0; i < count; i++) {
      double threshold = ascending[count - 1 - i];
      thresholds[i] = threshold;
      truePositives[i] = atLeast(with, threshold);
      falsePositives[i] = atLeast(without, threshold);
    }
  }

  /**
   * Counts the scores of both sides.
   *
   * @param with scores where the class is there, none of them NaN
   * @param without scores where it is not, none of them NaN
   */
  public static ThresholdCounts of(double[] with, double[] without) {
    return new ThresholdCounts(sorted(with), sorted(without));
  }

  /** How many different scores there are. */
  public int size() {
    return thresholds.length;
  }

  /** The score at a step, where step 0 has the highest. */
  public double threshold(int step) {
    return thresholds[step];
  }

  /** Scores with the class that are at least the threshold. */
  public long truePositives(int step) {
    return truePositives[step];
  }

  /** Scores without the class that are at least the threshold. */
  public long falsePositives(int step) {
    return falsePositives[step];
  }

  /** Scores with the class. */
  public long positives() {
    return with;
  }

  /** Scores without the class. */
  public long negatives() {
    return without;
  }

  /**
   * How the answers turn out where scores of at least a threshold are raised.
   *
   * @param threshold any number but NaN; it need not be one of the scores
   */
  public BinaryCounts at(double threshold) {
    if (Double.isNaN(threshold)) {
      throw new IllegalArgumentException("threshold must be a number, got NaN");
    }
    int step = 0;
    while (step < thresholds.length && thresholds[step] >= threshold) {
      step++;
    }
    long tp = step == 0 ? 0 : truePositives[step - 1];
    long fp = step == 0 ? 0 : falsePositives[step - 1];
    return new BinaryCounts(tp, fp, positives() - tp, negatives() - fp);
  }

  private static int atLeast(double[] sorted, double threshold) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < threshold) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return sorted.length - low;
  }

  private static double[] sorted(double[] scores) {
    double[] copy = new double[scores.length];
    for (int i = 0; i < copy.length; i++) {
      if (Double.isNaN(scores[i])) {
        throw new IllegalArgumentException("scores must be numbers, got NaN at index " + i);
      }
      // Turns -0.0 into 0.0, which sorting would otherwise tell apart.
      copy[i] = scores[i] + 0.0;
    }
    Arrays.sort(copy);
    return copy;
  }
}

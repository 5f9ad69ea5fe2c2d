package org.cvready.metric.classify;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.cvready.metric.interval.Interval;
import org.cvready.metric.interval.SeparationBound;

/**
 * The area under the ROC curve: how often a score is higher with than without, where equal scores
 * count half.
 */
public final class Auroc {
  private Auroc() {}

  /**
   * The area; empty where one side has no scores.
   *
   * @param with scores where the class is there, none of them NaN
   * @param without scores where it is not, none of them NaN
   */
  public static OptionalDouble of(double[] with, double[] without) {
    double[] high = sorted(with);
    double[] low = sorted(without);
    return high.length == 0 || low.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(area(high, low));
  }

  /**
   * The area's one-sided bounds, by {@link SeparationBound}.
   *
   * @param with scores where the class is there, none of them NaN
   * @param without scores where it is not, none of them NaN
   * @param level confidence of each bound, in the open interval (0.5, 1)
   * @return undecided where one side has fewer than 20 scores
   */
  public static Interval interval(double[] with, double[] without, double level) {
    double[] high = sorted(with);
    double[] low = sorted(without);
    if (high.length < 2 || low.length < 2) {
      return SeparationBound.unknown(high.length, low.length, level);
    }
    double variance = variance(halves(high, low), low) + variance(halves(low, high), high);
    return new SeparationBound(area(high, low), variance, high.length, low.length).at(level);
  }

  private static double area(double[] high, double[] low) {
    return LongStream.of(halves(high, low)).sum() / (2.0 * high.length * low.length);
  }

  /** For each score, twice the number of the others below it, where an equal one counts half. */
  private static long[] halves(double[] scores, double[] others) {
    long[] halves = new long[scores.length];
    int below = 0;
    int upTo = 0;
    for (int i = 0; i < scores.length; i++) {
      while (below < others.length && others[below] < scores[i]) {
        below++;
      }
      while (upTo < others.length && others[upTo] <= scores[i]) {
        upTo++;
      }
      halves[i] = (long) below + upTo;
    }
    return halves;
  }

  /** Variance that one side brings to the area: that of its placements, over its size. */
  private static double variance(long[] halves, double[] others) {
    double mean = LongStream.of(halves).average().orElseThrow();
    double squares = 0;
    for (long placement : halves) {
      squares += (placement - mean) * (placement - mean);
    }
    double unit = 2.0 * others.length;
    return squares / (halves.length - 1.0) / halves.length / (unit * unit);
  }

  private static double[] sorted(double[] scores) {
    double[] copy = scores.clone();
    Arrays.sort(copy);
    // NaN sorts last.
    if (copy.length > 0 && Double.isNaN(copy[copy.length - 1])) {
      throw new IllegalArgumentException("scores must be numbers, got NaN");
    }
    return copy;
  }
}

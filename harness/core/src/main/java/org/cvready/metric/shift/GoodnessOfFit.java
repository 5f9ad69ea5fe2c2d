package org.cvready.metric.shift;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Pearson's chi-square of counts by class against the counts expected of them.
 *
 * <p>Source: K. Pearson, Philosophical Magazine 50 (1900), 157-175. Rough where an expected count
 * is below 5.
 */
public final class GoodnessOfFit {
  private final double[] observed;
  private final double[] expected;

  private GoodnessOfFit(double[] observed, double[] expected) {
    this.observed = observed;
    this.expected = expected;
  }

  /**
   * Counts against expected counts.
   *
   * @param observed counts by class, not negative, at least one class
   * @param expected one for each class, not negative, with the same sum to within 1e-8 of it
   */
  public static GoodnessOfFit of(long[] observed, double[] expected) {
    double total = total(observed);
    if (expected.length != observed.length) {
      throw new IllegalArgumentException(
          "expected must have %d counts, got %d".formatted(observed.length, expected.length));
    }
    double sum = Arrays.stream(expected).sum();
    double least = Arrays.stream(expected).min().orElseThrow();
    if (!(least >= 0 && Math.abs(total - sum) <= 1e-8 * Math.max(total, sum))) {
      throw new IllegalArgumentException(
          "expected counts must be at least 0 and sum to %s, got a least of %s and a sum of %s"
              .formatted(total, least, sum));
    }
    return new GoodnessOfFit(LongStream.of(observed).asDoubleStream().toArray(), expected.clone());
  }

  /** Counts against equal counts in every class. */
  public static GoodnessOfFit uniform(long[] observed) {
    double[] expected = new double[observed.length];
    Arrays.fill(expected, total(observed) / observed.length);
    return of(observed, expected);
  }

  /** The sum of (observed - expected)^2 / expected; empty where nothing is expected of a class. */
  public OptionalDouble statistic() {
    double sum = 0;
    for (int i = 0; i < observed.length; i++) {
      if (expected[i] <= 0) {
        return OptionalDouble.empty();
      }
      double difference = observed[i] - expected[i];
      sum += difference * difference / expected[i];
    }
    return OptionalDouble.of(sum);
  }

  /** Classes less one. */
  public int degreesOfFreedom() {
    return observed.length - 1;
  }

  /** The chance of so large a statistic; empty without one, or with a single class. */
  public OptionalDouble pValue() {
    OptionalDouble statistic = statistic();
    return statistic.isEmpty() || degreesOfFreedom() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            ChiSquaredDistribution.of(degreesOfFreedom())
                .survivalProbability(statistic.getAsDouble()));
  }

  private static double total(long[] observed) {
    if (observed.length == 0) {
      throw new IllegalArgumentException("observed must have at least one class, got none");
    }
    long least = LongStream.of(observed).min().orElseThrow();
    if (least < 0) {
      throw new IllegalArgumentException("observed counts must be at least 0, got " + least);
    }
    return (double) LongStream.of(observed).sum();
  }
}

package org.cvready.metric.paired;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The bootstrap distribution of a mean of paired differences, worked out in full: all n^n resamples
 * of n differences, without drawing any.
 *
 * <p>Resamples of the same values in another order are counted together, so {@value #MOST}
 * differences are feasible. With so few the percentile interval is too narrow; it shows the
 * bootstrap, it certifies nothing. Source: B. Efron, Annals of Statistics 7 (1979), 1-26; N. I.
 * Fisher and P. Hall, Statistics and Probability Letters 12 (1991), 157-164 (enumeration).
 */
public final class ExactBootstrap {
  /** The most differences that are enumerated: 1.4 million resamples that differ. */
  public static final int MOST = 12;

  /** Relative to the largest difference, what rounding may leave of a mean of 0. */
  private static final double ROUNDING = 1e-12;

  private final double[] means;

  /** Resamples up to and with a mean, in ascending order of means. */
  private final double[] cumulative;

  private final double mean;
  private final double error;
  private final double zero;

  private ExactBootstrap(double[] differences) {
    Resamples all = new Resamples(differences);
    int[] order =
        IntStream.range(0, all.count)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> all.means[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    means = Arrays.stream(order).mapToDouble(i -> all.means[i]).toArray();
    cumulative = Arrays.stream(order).mapToDouble(i -> all.weights[i]).toArray();
    Arrays.parallelPrefix(cumulative, Double::sum);
    mean = Arrays.stream(differences).sum() / differences.length;
    double squares = Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum();
    error = Math.sqrt(squares) / differences.length;
    zero = ROUNDING * Arrays.stream(differences).map(Math::abs).max().orElseThrow();
  }

  /**
   * The distribution; empty without differences.
   *
   * @param differences finite, at most {@value #MOST}, one a pair
   */
  public static Optional<ExactBootstrap> of(double[] differences) {
    if (differences.length > MOST) {
      throw new IllegalArgumentException(
          "differences must be at most %d, got %d".formatted(MOST, differences.length));
    }
    for (double difference : differences) {
      if (!Double.isFinite(difference)) {
        throw new IllegalArgumentException("differences must be finite numbers, got " + difference);
      }
    }
    return differences.length == 0
        ? Optional.empty()
        : Optional.of(new ExactBootstrap(differences.clone()));
  }

  /** Mean of the differences. */
  public double mean() {
    return mean;
  }

  /** Standard deviation of the resamples' means: that of the differences over sqrt(n). */
  public double standardError() {
    return error;
  }

  /** How many resamples there are, n^n; whole numbers up to 2^53 are exact. */
  public double resamples() {
    return cumulative[cumulative.length - 1];
  }

  /** Share of resamples with a mean of at most 0. */
  public double shareAtMostZero() {
    int above = 0;
    while (above < means.length && means[above] <= zero) {
      above++;
    }
    return above == 0 ? 0 : cumulative[above - 1] / resamples();
  }

  /** Share of resamples with a mean of at least 0; those of exactly 0 are in both shares. */
  public double shareAtLeastZero() {
    int below = 0;
    while (below < means.length && means[below] < -zero) {
      below++;
    }
    return below == 0 ? 1 : (resamples() - cumulative[below - 1]) / resamples();
  }

  /**
   * The smallest mean that at least a share of the resamples does not exceed.
   *
   * @param share in [0, 1]
   */
  public double quantile(double share) {
    requireShare(share);
    return orderStatistic(Math.max(1, Math.ceil(share * resamples())));
  }

  /**
   * The quantile interpolated linearly between resamples (method 7 of Hyndman and Fan 1996).
   *
   * @param share in [0, 1]
   */
  public double interpolatedQuantile(double share) {
    requireShare(share);
    double position = share * (resamples() - 1);
    double whole = Math.floor(position);
    double low = orderStatistic(whole + 1);
    double high = orderStatistic(Math.min(whole + 2, resamples()));
    return low + (high - low) * (position - whole);
  }

  /** The mean of a rank, which counts from 1. */
  private double orderStatistic(double rank) {
    int found = Arrays.binarySearch(cumulative, rank);
    return means[found >= 0 ? found : -found - 1];
  }

  private static void requireShare(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share must be in [0, 1], got " + share);
    }
  }

  /** Every way to take n of n differences with replacement, and how many orders each has. */
  private static final class Resamples {
    private final double[] differences;
    private final double[] means;
    private final double[] weights;
    private int count;

    Resamples(double[] differences) {
      this.differences = differences;
      int n = differences.length;
      // One for each way to put n equal balls into n urns.
      int size = 1;
      for (int i = 1; i < n; i++) {
        size = Math.toIntExact((long) size * (n + i) / i);
      }
      means = new double[size];
      weights = new double[size];
      take(0, n, 0, 1);
    }

    /**
     * Takes differences from index {@code from} on, of which {@code left} are still to be taken.
     */
    private void take(int from, int left, double sum, double orders) {
      if (from == differences.length - 1) {
        means[count] = (sum + left * differences[from]) / differences.length;
        weights[count] = orders;
        count++;
        return;
      }
      double ways = orders;
      for (int times = 0; times <= left; times++) {
        take(from + 1, left - times, sum + times * differences[from], ways);
        // Binomial(left, times + 1) from Binomial(left, times); exact in whole numbers.
        ways = ways * (left - times) / (times + 1);
      }
    }
  }
}

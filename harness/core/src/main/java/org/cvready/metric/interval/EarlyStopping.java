package org.cvready.metric.interval;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How many queries a claim about a latency percentile needs, by the rule of MLPerf's load
 * generator.
 *
 * <p>With {@code t} queries over the latency, at least {@code h} under it are needed: the smallest
 * {@code h} for which so few over it would be seen with a probability below {@code 1 - confidence}
 * if their true share were {@code 1 - percentile + tolerance}. That is a binomial test, so it takes
 * queries for independent, which frames behind a stall are not: it is printed for comparison, and
 * {@link BlockBound} decides.
 *
 * <p>Source: MLCommons inference, revision b66003e, {@code loadgen/early_stopping.cc}.
 *
 * @param percentile claimed, in the open interval (0, 1)
 * @param confidence of the claim, in the open interval (0, 1)
 * @param tolerance by which the true share under the latency may be smaller, in [0, percentile)
 */
public record EarlyStopping(double percentile, double confidence, double tolerance) {
  /** The confidence that MLPerf asks for. */
  public static final double MLPERF_CONFIDENCE = 0.99;

  /** Checks the ranges. */
  public EarlyStopping {
    if (!(percentile > 0 && percentile < 1 && confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "percentile and confidence must be in the open interval (0, 1), got %s and %s"
              .formatted(percentile, confidence));
    }
    if (!(tolerance >= 0 && tolerance < percentile)) {
      throw new IllegalArgumentException(
          "tolerance must be in [0, %s), got %s".formatted(percentile, tolerance));
    }
  }

  /** The claim as MLPerf judges it: confidence 99 %, no tolerance. */
  public static EarlyStopping mlperf(double percentile) {
    return new EarlyStopping(percentile, MLPERF_CONFIDENCE, 0);
  }

  /** The fewest queries within the latency that support the claim beside so many over it. */
  public long fewestUnder(long over) {
    if (over < 0) {
      throw new IllegalArgumentException("queries over must not be negative, got " + over);
    }
    return smallest(under -> supports(under, over));
  }

  /** The fewest queries in all that support the claim where so many are over the latency. */
  public long fewestQueries(long over) {
    return fewestUnder(over) + over;
  }

  /** Whether a run with so many queries over the latency supports the claim. */
  public boolean supported(long over, long queries) {
    if (over < 0 || over > queries) {
      throw new IllegalArgumentException(
          "queries over must be in [0, %d], got %d".formatted(queries, over));
    }
    return queries > 0 && supports(queries - over, over);
  }

  /**
   * The latency that a run claims for the percentile: of {@code N} queries in ascending order, the
   * one with index {@code N - t}, {@code t} being the most queries over it that the run affords.
   *
   * @param latencies of all queries, in any order
   * @return empty where the run is too short to afford one
   */
  public OptionalLong estimate(long[] latencies) {
    OptionalInt over = affordable(latencies.length);
    if (over.isEmpty()) {
      return OptionalLong.empty();
    }
    long[] ascending = latencies.clone();
    Arrays.sort(ascending);
    return OptionalLong.of(ascending[ascending.length - over.getAsInt()]);
  }

  /** The most queries over the latency, at least 1, that a run of so many supports. */
  OptionalInt affordable(int queries) {
    if (queries < 1 || fewestQueries(1) > queries) {
      return OptionalInt.empty();
    }
    int affords = 1;
    int fails = queries + 1;
    while (fails - affords > 1) {
      int middle = (affords + fails) >>> 1;
      if (supported(middle, queries)) {
        affords = middle;
      } else {
        fails = middle;
      }
    }
    return OptionalInt.of(affords);
  }

  /** P[Binomial(under + over, 1 - share) at most over] is a beta distribution function. */
  private boolean supports(long under, long over) {
    return under > 0
        && BetaDistribution.of((double) under, over + 1.0)
                .cumulativeProbability(percentile - tolerance)
            < 1 - confidence;
  }

  private static long smallest(LongPredicate holds) {
    long fails = 0;
    long candidate = 1;
    while (!holds.test(candidate)) {
      fails = candidate;
      candidate *= 2;
    }
    while (candidate - fails > 1) {
      long middle = (fails + candidate) >>> 1;
      if (holds.test(middle)) {
        candidate = middle;
      } else {
        fails = middle;
      }
    }
    return candidate;
  }
}

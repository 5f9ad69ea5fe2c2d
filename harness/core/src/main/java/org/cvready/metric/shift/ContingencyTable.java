package org.cvready.metric.shift;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Counts by row and column, and chi-square tests of whether the rows fill the columns alike.
 *
 * <p>Counts are of independent things. Expected counts below 5 make the p-values rough; {@link
 * FisherExact} then decides a table of 2 x 2. Every test is empty where a row or a column has no
 * counts, since nothing can be expected there.
 *
 * <p>Sources: K. Pearson, Philosophical Magazine 50 (1900), 157-175; F. Yates, Supplement to the
 * Journal of the Royal Statistical Society 1 (1934), 217-235.
 */
public final class ContingencyTable {
  private final long[][] counts;
  private final double[] rows;
  private final double[] columns;

  private ContingencyTable(long[][] counts) {
    this.counts = counts;
    rows = Arrays.stream(counts).mapToDouble(row -> (double) LongStream.of(row).sum()).toArray();
    columns = new double[counts[0].length];
    for (long[] row : counts) {
      for (int j = 0; j < row.length; j++) {
        columns[j] += (double) row[j];
      }
    }
  }

  /**
   * A table.
   *
   * @param counts not negative; at least one row and one column, rows of one length
   */
  public static ContingencyTable of(long[][] counts) {
    if (counts.length == 0 || counts[0].length == 0) {
      throw new IllegalArgumentException("table must have at least one row and one column");
    }
    long[][] copy = new long[counts.length][];
    for (int i = 0; i < counts.length; i++) {
      if (counts[i].length != counts[0].length) {
        throw new IllegalArgumentException(
            "row %d must have %d counts, got %d".formatted(i, counts[0].length, counts[i].length));
      }
      copy[i] = counts[i].clone();
      for (long count : copy[i]) {
        if (count < 0) {
          throw new IllegalArgumentException(
              "counts must be at least 0, got %d in row %d".formatted(count, i));
        }
      }
    }
    return new ContingencyTable(copy);
  }

  /** Pearson's test: the sum of (observed - expected)^2 / expected. */
  public Optional<Significance> pearson() {
    return test((observed, expected) -> squared(observed - expected, expected));
  }

  /**
   * Pearson's test with Yates' correction: each difference of a 2 x 2 table is drawn by 0.5 towards
   * 0. Other tables are not corrected.
   */
  public Optional<Significance> yates() {
    if (degreesOfFreedom() != 1) {
      return pearson();
    }
    return test(
        (observed, expected) ->
            squared(Math.max(0, Math.abs(observed - expected) - 0.5), expected));
  }

  /** The G-test: twice the sum of observed ln(observed / expected), without correction. */
  public Optional<Significance> likelihoodRatio() {
    return test(
        (observed, expected) -> observed > 0 ? 2 * observed * Math.log(observed / expected) : 0);
  }

  /** (rows - 1)(columns - 1). */
  public int degreesOfFreedom() {
    return Math.multiplyExact(rows.length - 1, columns.length - 1);
  }

  private Optional<Significance> test(Term term) {
    if (Arrays.stream(rows).min().orElseThrow() <= 0
        || Arrays.stream(columns).min().orElseThrow() <= 0) {
      return Optional.empty();
    }
    int freedom = degreesOfFreedom();
    if (freedom == 0) {
      return Optional.of(new Significance(0, 0, 1));
    }
    double total = Arrays.stream(rows).sum();
    double statistic = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        statistic += term.of((double) counts[i][j], rows[i] * columns[j] / total);
      }
    }
    // The terms of the likelihood ratio may sum to a hair below 0 where nothing differs.
    double value = Math.max(0, statistic);
    double tail = ChiSquaredDistribution.of(freedom).survivalProbability(value);
    return Optional.of(new Significance(value, freedom, tail));
  }

  private static double squared(double difference, double expected) {
    return difference * difference / expected;
  }

  private interface Term {
    double of(double observed, double expected);
  }
}

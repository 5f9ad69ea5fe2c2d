package org.cvready.metric.shift;

import java.util.Arrays;
import org.apache.commons.statistics.inference.FisherExactTest;

/**
 * Fisher's exact test of a 2 x 2 table: the chance, with the sums of rows and columns as they are,
 * of a table no more likely than this one.
 *
 * <p>Source: R. A. Fisher, "Statistical Methods for Research Workers", 5th edition (1934), section
 * 21.02.
 */
public final class FisherExact {
  private FisherExact() {}

  /**
   * The two-sided p-value, in [0, 1]; 1 where a row or a column is empty, since one table alone is
   * then possible.
   *
   * @param first counts of the first row: with and without, each in [0, 2^31)
   * @param second counts of the second row
   */
  public static double pValue(long[] first, long[] second) {
    int[][] table = {row(first), row(second)};
    boolean certain =
        first[0] + first[1] == 0
            || second[0] + second[1] == 0
            || first[0] + second[0] == 0
            || first[1] + second[1] == 0;
    return certain ? 1 : Math.min(1, FisherExactTest.withDefaults().test(table).getPValue());
  }

  private static int[] row(long[] counts) {
    if (counts.length != 2 || counts[0] < 0 || counts[1] < 0) {
      throw new IllegalArgumentException(
          "a row must have two counts of at least 0, got " + Arrays.toString(counts));
    }
    return new int[] {Math.toIntExact(counts[0]), Math.toIntExact(counts[1])};
  }
}

package org.cvready.metric.interval;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;

/**
 * Percentiles as values that were observed: the smallest with at least the given share of values at
 * or below it.
 *
 * <p>The rank is worked out in decimal, because {@code 0.999 * 1000} in binary is a little more
 * than 999 and would pick the next value.
 */
public final class NearestRank {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private NearestRank() {}

  /**
   * The rank of a percentile, counted from 1: {@code percent * count / 100} rounded up, at least 1.
   *
   * @param percent in [0, 100], taken as the decimal number it prints as
   * @param count number of values, positive
   */
  public static long rank(double percent, long count) {
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException("percent must be in [0, 100], got " + percent);
    }
    if (count < 1) {
      throw new IllegalArgumentException("count must be positive, got " + count);
    }
    long rank =
        BigDecimal.valueOf(percent)
            .multiply(BigDecimal.valueOf(count))
            .divide(HUNDRED, 0, RoundingMode.CEILING)
            .longValueExact();
    return Math.max(1, rank);
  }

  /**
   * A percentile of values in ascending order; empty where there are none.
   *
   * @param ascending values, sorted upwards
   * @param percent in [0, 100], taken as the decimal number it prints as
   */
  public static OptionalLong of(long[] ascending, double percent) {
    if (ascending.length == 0) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(ascending[(int) rank(percent, ascending.length) - 1]);
  }

  /**
   * The share that may lie above a percentile, exact to the last digit: 0.01 for 99.
   *
   * @param percent in the open interval (0, 100)
   */
  public static double shareAbove(double percent) {
    if (!(percent > 0 && percent < 100)) {
      throw new IllegalArgumentException(
          "percent must be in the open interval (0, 100), got " + percent);
    }
    return BigDecimal.ONE.subtract(BigDecimal.valueOf(percent).movePointLeft(2)).doubleValue();
  }
}

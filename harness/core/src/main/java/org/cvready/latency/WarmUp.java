package org.cvready.latency;

/**
 * How long a run warms up: so many units at least, and then until the latency is stable.
 *
 * <p>The latency is stable where the medians of the last two windows of units differ by no more
 * than a tenth of the larger or a tenth of a millisecond. Looked at every half window; where it
 * never is, measuring begins at the most, and the result says so.
 *
 * @param leastUnits not negative; 0 for no warm-up, whatever the latency
 * @param mostUnits at least {@code leastUnits}
 * @param windowUnits units of a window, positive
 */
public record WarmUp(int leastUnits, int mostUnits, int windowUnits) {
  /** No warm-up. */
  public static final WarmUp NONE = new WarmUp(0, 0, 1);

  /** The rule in words. */
  public static final String RULE =
      "stable: the medians of the last two windows differ by at most 10 % or 0.1 ms";

  static final double TOLERANCE = 0.1;
  static final double FLOOR_NANOS = 100_000;
  private static final int MOST_TIMES = 3;
  private static final int FEWEST_UNITS = 10;

  /** Checks the ranges. */
  public WarmUp {
    if (leastUnits < 0 || mostUnits < leastUnits) {
      throw new IllegalArgumentException(
          "warm-up units must not be negative nor more at least than at most, got %d and %d"
              .formatted(leastUnits, mostUnits));
    }
    if (windowUnits < 1) {
      throw new IllegalArgumentException("window must be positive, got " + windowUnits);
    }
  }

  /**
   * The usual warm-up: two windows fill the least, and it may take three times as long; from 10
   * units on.
   *
   * @param leastUnits as a plan says, not negative
   */
  public static WarmUp atLeast(int leastUnits) {
    if (leastUnits == 0) {
      return NONE;
    }
    int least = Math.max(FEWEST_UNITS, leastUnits);
    return new WarmUp(least, Math.multiplyExact(MOST_TIMES, least), least / 2);
  }

  /** Exactly so many units, whatever the latency. */
  public static WarmUp exactly(int units) {
    return new WarmUp(units, units, 1);
  }

  /** Whether the latency is looked at. */
  public boolean adapts() {
    return mostUnits > leastUnits;
  }

  /** Whether two medians count as the same. */
  static boolean alike(long oneNanos, long otherNanos) {
    long larger = Math.max(oneNanos, otherNanos);
    long apart = larger - Math.min(oneNanos, otherNanos);
    return larger != LineSpeedResult.DROPPED && apart <= Math.max(FLOOR_NANOS, TOLERANCE * larger);
  }

  /**
   * How it went.
   *
   * @param units that were left out
   * @param settled whether the latency was found stable; true where it was not looked at
   * @param earlierMedianNanos of the last window but one; 0 where it was not looked at, {@link
   *     LineSpeedResult#DROPPED} where half of it were dropped
   * @param laterMedianNanos of the last window, likewise
   */
  public record Outcome(
      int units, boolean settled, long earlierMedianNanos, long laterMedianNanos) {}
}

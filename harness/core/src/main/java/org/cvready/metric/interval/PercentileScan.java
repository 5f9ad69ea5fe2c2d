package org.cvready.metric.interval;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Goes down through the values of a record to find the bounds on one of its percentiles. */
final class PercentileScan {
  private final BlockBound bound;
  private final long[] values;
  private final double share;
  private final int[] descending;
  private final SequenceCounts above;

  private double upper = Double.POSITIVE_INFINITY;
  private int runAtUpper;
  private double lower;

  PercentileScan(BlockBound bound, long[] values, double share) {
    this.bound = bound;
    this.values = values;
    this.share = share;
    this.descending =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingLong((Integer i) -> values[i]).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    this.above = new SequenceCounts(values.length, bound.blockLength());
  }

  Interval interval() {
    int next = scanUpper();
    scanLower(next);
    int weight = Math.max(bound.stall(), runAtUpper);
    Interval interval =
        bound.judged(
            Interval.of(lower, upper, bound.level(), BlockBound.method(weight)),
            runAtUpper,
            values.length);
    return Double.isInfinite(upper)
        ? interval.withNote("no upper bound on this percentile")
        : interval;
  }

  /** Marks every value above the threshold that the share is too large for; returns how many. */
  private int scanUpper() {
    int next = 0;
    while (next < descending.length && bound.upper(above) <= share) {
      upper = asDouble(values[descending[next]]);
      runAtUpper = above.longestRun();
      next = markAll(next);
    }
    return next;
  }

  /** Goes on from there until the share above is shown to be more than allowed. */
  private void scanLower(int from) {
    int next = from;
    while (next > 0 && next < descending.length && isTrusted()) {
      if (bound.lower(above) > share) {
        // Nothing was seen between this value and the one marked last, so it holds up to that.
        lower = asDouble(values[descending[next - 1]]);
        return;
      }
      next = markAll(next);
    }
  }

  private boolean isTrusted() {
    return bound.trusts(above.longestRun(), values.length);
  }

  /** Marks the frames that share the value at a place of the order; returns the place after. */
  private int markAll(int place) {
    long value = values[descending[place]];
    int next = place;
    while (next < descending.length && values[descending[next]] == value) {
      above.mark(descending[next]);
      next++;
    }
    return next;
  }

  private static double asDouble(long value) {
    return value == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : value;
  }
}

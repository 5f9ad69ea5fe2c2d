package org.cvready.metric.interval;

import java.util.List;
import java.util.Optional;

/**
 * Bounds from frames in sequence, where one stall makes many neighbouring frames late.
 *
 * <p>The record is cut into blocks of seven declared stall lengths, which stand for independent
 * units; the weight of the unit not seen yet is one stall. The stall length is declared by whoever
 * knows the line: a number of frames that 95 % of stalls do not exceed. It cannot be estimated from
 * the record alone, because a stall that has not happened leaves no trace; where the record shows a
 * longer run, the bounds use that and no verdict may be drawn. Fewer than ten blocks give no
 * verdict either.
 *
 * <p>Assumes a process that does not drift. The formulas are those of {@link ClusterGamma}.
 *
 * @param stall declared stall length, frames, positive
 * @param level confidence of each bound, in the open interval (0.5, 1)
 */
public record BlockBound(int stall, double level) {
  static final int STALLS_PER_BLOCK = 7;
  static final int FEWEST_BLOCKS = 10;

  /** Checks the ranges. */
  public BlockBound {
    if (stall < 1 || stall > Integer.MAX_VALUE / STALLS_PER_BLOCK) {
      throw new IllegalArgumentException(
          "stall length must be in [1, %d] frames, got %d"
              .formatted(Integer.MAX_VALUE / STALLS_PER_BLOCK, stall));
    }
    ClusterGamma.requireUpperLevel(level);
  }

  /** Bounds on the share of frames that are {@code true}; in order of time. */
  public Interval share(boolean[] frames) {
    SequenceCounts counts = new SequenceCounts(frames.length, blockLength());
    for (int i = 0; i < frames.length; i++) {
      if (frames[i]) {
        counts.mark(i);
      }
    }
    return share(counts);
  }

  /**
   * Bounds on the share of values above a threshold.
   *
   * <p>The p99 of a process is at most T exactly where this share is at most 1 %, so this judges a
   * limit on a percentile as well.
   *
   * @param values one value a frame, in order of time
   * @param threshold values above it count
   */
  public Interval shareAbove(long[] values, long threshold) {
    boolean[] above = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      above[i] = values[i] > threshold;
    }
    return share(above);
  }

  /**
   * Bounds on a percentile of the process, in the unit of the values.
   *
   * <p>The upper bound is the smallest observed value reached by going down from the largest while
   * the upper bound on the share above stays within {@code 100 - percent}; the lower bound is the
   * largest observed value at or below which that share is shown to be more. Where there is none
   * they are infinite and 0.
   *
   * @param values one value a frame, in order of time, not negative; {@code Long.MAX_VALUE} stands
   *     for infinity
   * @param percent in the open interval (0, 100), taken as the decimal number it prints as
   */
  public Interval percentile(long[] values, double percent) {
    if (!hasEnough(values.length)) {
      return new Interval(
          0, Double.POSITIVE_INFINITY, level, method(stall), Optional.of(tooShort()), List.of());
    }
    return new PercentileScan(this, values, NearestRank.shareAbove(percent)).interval();
  }

  /** Whether a record of so many frames has the blocks that any verdict needs. */
  boolean hasEnough(long frames) {
    return (frames + blockLength() - 1) / blockLength() >= FEWEST_BLOCKS;
  }

  int blockLength() {
    return STALLS_PER_BLOCK * stall;
  }

  double upper(SequenceCounts counts) {
    return counts.moments().upper(weight(counts), level);
  }

  double lower(SequenceCounts counts) {
    return lower(counts.moments(), weight(counts));
  }

  double lower(ClusterMoments moments, double weight) {
    if (moments.events() <= 0) {
      return 0;
    }
    if (moments.events() >= moments.trials()) {
      return moments.lowerByOthers(weight, level);
    }
    return moments.lowerByEffectiveTrials(level);
  }

  int weight(SequenceCounts counts) {
    return Math.max(stall, counts.longestRun());
  }

  static String method(int stall) {
    return "blocks, S=" + stall;
  }

  String tooLongRun(int run) {
    return "longest run " + run + " exceeds declared S=" + stall;
  }

  private String tooShort() {
    return "record must be at least " + 10L * blockLength() + " frames";
  }

  private Interval share(SequenceCounts counts) {
    if (!hasEnough(counts.length())) {
      return Interval.unknownRate(level, method(stall), tooShort());
    }
    Interval interval = Interval.of(lower(counts), upper(counts), level, method(weight(counts)));
    return counts.longestRun() > stall
        ? interval.withUndecided(tooLongRun(counts.longestRun()))
        : interval;
  }
}

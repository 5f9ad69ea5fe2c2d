package org.cvready.metric.interval;

import java.util.List;
import java.util.Optional;

/**
 * Bounds from frames in sequence, where one stall makes many neighbouring frames late.
 *
 * <p>The record is cut into blocks of seven declared stall lengths, which stand for independent
 * units; the weight of the unit not seen yet is one stall. The stall length is declared by whoever
 * knows the line: a number of frames that 95 % of stalls do not exceed. It cannot be estimated from
 * the record alone, because a stall that has not happened leaves no trace. Where the record shows a
 * longer run, the weight is that run, with a note; a run longer than a block, or a record of fewer
 * than ten times seven such runs, leaves no verdict. Fewer than ten blocks leave none either.
 *
 * <p>Simulated with geometric stalls of mean 2 to 10 frames in 6,000 and 30,000 frames, 1,500 times
 * each at level 0.95: with a stall length of once or three times the mean, false passes and false
 * failures on the limit itself stayed within 5.6 %; with Pareto stalls of exponent 1.8, within 6.5
 * % at three times the mean and 9 % at once. Refusing every record with a longer run than declared
 * would leave most long records without a verdict and hardly lower these.
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
   * Bounds on the share of marked frames where every one of a record is marked and the caller takes
   * that for the state of the process and not for one stall longer than declared.
   *
   * @param frames how many frames the record has
   */
  public Interval everyFrame(int frames) {
    if (!hasEnough(frames)) {
      return Interval.unknownRate(level, method(stall), tooShort());
    }
    SequenceCounts counts = new SequenceCounts(frames, blockLength());
    for (int i = 0; i < frames; i++) {
      counts.mark(i);
    }
    return Interval.of(counts.moments().lowerByOthers(stall, level), 1, level, method(stall))
        .withNote("every frame counts, so this is taken as the state of the line, not as a stall");
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
    return blocks(frames, blockLength()) >= FEWEST_BLOCKS;
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

  /** Says of a run longer than declared whether the bounds may still be used. */
  Interval judged(Interval interval, int run, long frames) {
    if (run <= stall) {
      return interval;
    }
    String reason = "longest run " + run + " exceeds declared S=" + stall;
    return trusts(run, frames)
        ? interval.withNote(reason + ", so the bounds use " + run)
        : interval.withUndecided(reason);
  }

  /** Whether blocks of the declared length still stand for independent units. */
  boolean trusts(int run, long frames) {
    return run <= stall
        || (run <= blockLength() && blocks(frames, (long) STALLS_PER_BLOCK * run) >= FEWEST_BLOCKS);
  }

  private static long blocks(long frames, long length) {
    return (frames + length - 1) / length;
  }

  private String tooShort() {
    return "record must be at least " + 10L * blockLength() + " frames";
  }

  private Interval share(SequenceCounts counts) {
    if (!hasEnough(counts.length())) {
      return Interval.unknownRate(level, method(stall), tooShort());
    }
    Interval interval = Interval.of(lower(counts), upper(counts), level, method(weight(counts)));
    return judged(interval, counts.longestRun(), counts.length());
  }
}

package org.cvready.latency;

import java.time.Duration;
import java.util.OptionalLong;
import org.cvready.metric.interval.BlockBound;
import org.cvready.metric.interval.Interval;
import org.cvready.metric.interval.NearestRank;
import org.cvready.metric.interval.SampleSize;

/**
 * What a line-speed run shows about late units and latency percentiles.
 *
 * <p>Late units come in bursts, so the bounds need a declared stall length: a time that 95 % of
 * stalls do not exceed. Without better knowledge of the line it is {@link #DEFAULT_STALL}. A run of
 * late units far longer than declared leaves no verdict, as {@link BlockBound} says, and neither
 * does an invalid run; a run in which not one unit was in time shows what it shows.
 */
public final class LineSpeedBounds {
  /** The stall length where none is declared. */
  public static final Duration DEFAULT_STALL = Duration.ofMillis(100);

  private static final double NANOS_PER_MILLI = 1e6;

  private final LineSpeedResult result;
  private final BlockBound bound;

  /**
   * Takes a run and what is declared about the line.
   *
   * @param result the run
   * @param stall declared stall length, positive
   * @param level confidence of each bound, in the open interval (0.5, 1)
   */
  public LineSpeedBounds(LineSpeedResult result, Duration stall, double level) {
    this.result = result;
    this.bound = new BlockBound(result.pace().stallUnits(stall), level);
  }

  /** Bounds on the share of units decided after the deadline or dropped. */
  public Interval lateFrames(Duration deadline) {
    return judged(share(deadline));
  }

  /**
   * Bounds on a latency percentile, milliseconds; infinite where dropped units or too short a run
   * leave none.
   *
   * <p>A limit on the percentile may be judged by these or by {@link #shareAbove}, which asks the
   * one question alone; simulated, both were wrong equally often.
   *
   * @param percent in the open interval (0, 100)
   */
  public Interval percentileMillis(double percent) {
    return judged(bound.percentile(result.latenciesNanos(), percent).times(1 / NANOS_PER_MILLI));
  }

  /**
   * Bounds on the share of units slower than a limit. The percentile is within the limit exactly
   * where the true share is at most {@link NearestRank#shareAbove} of it.
   */
  public Interval shareAbove(Duration limit) {
    return judged(share(limit));
  }

  /** A line that was never in time does not keep up: that is no stall, however long. */
  private Interval share(Duration limit) {
    return result.units() > 0 && result.late(limit) == result.units()
        ? bound.everyFrame(result.units())
        : bound.share(result.lateFlags(limit));
  }

  /**
   * The measured units missing to decide a limit on the share of units slower than a limit, if the
   * run went on as it was; 0 where they decide already, empty where no number would.
   *
   * @param limit latency above which a unit counts
   * @param share the largest share of them allowed, in [0, 1]
   */
  public OptionalLong moreUnits(Duration limit, double share) {
    return result.units() == 0
        ? SampleSize.framesWithoutEvent(share, bound)
        : SampleSize.moreFrames(result.lateFlags(limit), share, bound);
  }

  private Interval judged(Interval interval) {
    return result.valid()
        ? interval
        : interval.withUndecided("run is not valid: " + String.join("; ", result.invalidReasons()));
  }
}

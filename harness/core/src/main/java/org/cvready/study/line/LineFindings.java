package org.cvready.study.line;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.cvready.latency.LoadPoint;

/**
 * How the line runs at its speed and how much faster it could.
 *
 * @param findings in words, most important first
 * @param run what became of the units; empty in evidence from before it was kept
 * @param shape how the line was set up
 * @param warmUp how the warm-up went
 * @param stages what a frame spends its time on, in order, the wait for a worker first
 * @param claims what may be claimed of each percentile
 * @param queue its depth over time
 * @param capacity the highest speed, where it was looked for
 */
public record LineFindings(
    List<String> findings,
    Optional<RunRow> run,
    Shape shape,
    WarmUpRow warmUp,
    List<StageRow> stages,
    List<ClaimRow> claims,
    List<QueueRow> queue,
    Optional<CapacityRow> capacity) {
  /** Copies the lists. */
  public LineFindings {
    findings = List.copyOf(findings);
    stages = List.copyOf(stages);
    claims = List.copyOf(claims);
    queue = List.copyOf(queue);
  }

  /**
   * What became of the units.
   *
   * @param valid false where the load could not keep its schedule: the figures then say nothing
   * @param reasons why it is not valid
   * @param units measured
   * @param late decided after the deadline
   * @param dropped of which a frame was dropped
   * @param lateLower lower 95 % bound on the share of late or dropped units, in [0, 1]; empty where
   *     there is none
   * @param lateUpper upper 95 % bound on it, likewise
   * @param undecided why there are no bounds, where there are none
   * @param generatorP99Millis 99 % of the frames were handed over at most so late
   */
  public record RunRow(
      boolean valid,
      List<String> reasons,
      long units,
      long late,
      long dropped,
      OptionalDouble lateLower,
      OptionalDouble lateUpper,
      Optional<String> undecided,
      OptionalDouble generatorP99Millis) {
    /** Copies the list. */
    public RunRow {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * How the line was set up.
   *
   * @param arrivals the schedule in words
   * @param unitsPerMinute its mean speed
   * @param cameras frames of a unit
   * @param phaseMillis how much later each camera's frame comes than that of the one before
   * @param workers threads that decide
   * @param queue most frames that wait
   * @param whenFull what becomes of one more: {@code drop_newest}, {@code drop_oldest}, {@code
   *     block}
   * @param deadlineMillis from scheduled arrival to decision
   */
  public record Shape(
      String arrivals,
      double unitsPerMinute,
      int cameras,
      double phaseMillis,
      int workers,
      int queue,
      String whenFull,
      double deadlineMillis) {}

  /**
   * How the warm-up went.
   *
   * @param units left out
   * @param least units that the plan asks for
   * @param most units after which measuring begins whatever the latency
   * @param settled whether the latency was found stable; true where it was not looked at
   * @param rule when it is, in words
   * @param earlierMillis median of the last window but one; empty where it was not looked at
   * @param laterMillis median of the last window, likewise
   */
  public record WarmUpRow(
      int units,
      int least,
      int most,
      boolean settled,
      String rule,
      OptionalDouble earlierMillis,
      OptionalDouble laterMillis) {}

  /**
   * How long a stage takes.
   *
   * @param stage its name
   * @param frames measured
   * @param meanMillis on average
   * @param p50Millis half took at most this
   * @param p90Millis likewise
   * @param p99Millis likewise
   * @param maxMillis the longest
   */
  public record StageRow(
      String stage,
      long frames,
      double meanMillis,
      double p50Millis,
      double p90Millis,
      double p99Millis,
      double maxMillis) {}

  /**
   * What may be claimed of a percentile.
   *
   * @param percent in (0, 100)
   * @param observedMillis the percentile of the run; empty where it is infinite or there is none
   * @param boundMillis its upper 95 % bound by blocks, which decides; empty where there is none
   * @param undecided why the bound decides nothing, where it does not
   * @param earlyStoppingMillis what MLPerf's rule would claim with 99 % confidence, taking units
   *     for independent; empty where the run is too short or the claim infinite
   * @param fewestUnits the shortest run that could decide a limit on the percentile; empty where
   *     none could
   * @param fewestMinutes how long that takes at this speed
   */
  public record ClaimRow(
      double percent,
      OptionalDouble observedMillis,
      OptionalDouble boundMillis,
      Optional<String> undecided,
      OptionalDouble earlyStoppingMillis,
      OptionalLong fewestUnits,
      OptionalDouble fewestMinutes) {}

  /**
   * The queue during a part of the run.
   *
   * @param seconds start of the part after the first measured arrival
   * @param meanDepth frames that waited, on average
   * @param deepest most frames that waited
   */
  public record QueueRow(double seconds, double meanDepth, int deepest) {}

  /**
   * The highest speed.
   *
   * @param unitsPerMinute that was confirmed; empty where none was
   * @param headRoom how many times the plan's speed it is
   * @param above the lowest speed that was seen not to keep up; empty where all that were tried did
   * @param lateLimit the largest share of late units allowed
   * @param evidenceSeconds how long the run that it stands on was
   * @param evidenceUnits units of that run
   * @param evidenceLate late units of that run
   * @param lateBound upper 95 % bound on the share of late units at that speed; empty where the run
   *     is too short for one
   * @param runs every run in the order of speed
   */
  public record CapacityRow(
      OptionalDouble unitsPerMinute,
      OptionalDouble headRoom,
      OptionalDouble above,
      double lateLimit,
      double evidenceSeconds,
      long evidenceUnits,
      long evidenceLate,
      OptionalDouble lateBound,
      List<LoadPoint> runs) {
    /** Copies the list. */
    public CapacityRow {
      runs = List.copyOf(runs);
    }
  }
}

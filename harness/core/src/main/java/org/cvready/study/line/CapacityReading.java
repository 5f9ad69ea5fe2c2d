package org.cvready.study.line;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.latency.Capacity;
import org.cvready.latency.LineSpeedBounds;
import org.cvready.latency.LineSpeedResult;
import org.cvready.latency.LoadPoint;
import org.cvready.metric.Figures;
import org.cvready.metric.interval.Interval;
import org.cvready.study.line.LineFindings.CapacityRow;

/** What a search for the highest speed shows. */
final class CapacityReading {
  private static final double LEVEL = 0.95;
  private static final double NANOS_PER_SECOND = 1e9;

  private CapacityReading() {}

  static CapacityRow row(Capacity capacity, Duration deadline, Duration stall) {
    double planned = capacity.runs().get(0).unitsPerMinute();
    OptionalDouble headRoom =
        capacity.unitsPerMinute().isPresent()
            ? OptionalDouble.of(capacity.unitsPerMinute().getAsDouble() / planned)
            : OptionalDouble.empty();
    Optional<LineSpeedResult> evidence = capacity.evidence();
    return new CapacityRow(
        capacity.unitsPerMinute(),
        headRoom,
        capacity.above(),
        capacity.lateLimit(),
        evidence
            .map(run -> run.units() * run.pace().meanPeriodNanos() / NANOS_PER_SECOND)
            .orElse(0.0),
        evidence.map(LineSpeedResult::units).orElse(0),
        evidence.map(run -> run.late(deadline)).orElse(0L),
        evidence.map(run -> bound(run, deadline, stall)).orElse(OptionalDouble.empty()),
        bySpeed(capacity.runs()));
  }

  private static OptionalDouble bound(LineSpeedResult run, Duration deadline, Duration stall) {
    Interval late = new LineSpeedBounds(run, stall, LEVEL).lateFrames(deadline);
    return late.undecided().isPresent() || late.upper() >= 1
        ? OptionalDouble.empty()
        : OptionalDouble.of(late.upper());
  }

  private static List<LoadPoint> bySpeed(List<LoadPoint> runs) {
    return runs.stream().sorted(Comparator.comparingDouble(LoadPoint::unitsPerMinute)).toList();
  }

  static String finding(CapacityRow row, double deadlineMillis) {
    String rule =
        "a deadline of %s and at most %s late units"
            .formatted(Figures.millis(deadlineMillis), Figures.percent(row.lateLimit()));
    if (row.unitsPerMinute().isEmpty()) {
      return "No speed was confirmed to keep " + rule + ".";
    }
    String evidence =
        row.lateBound().isPresent()
            ? "the share of late units is then at most %s with 95 %% confidence"
                .formatted(Figures.percent(row.lateBound().getAsDouble()))
            : "too short a run for a bound on the share of late units";
    return "Capacity with %s: %s%s units a minute, %s times the plan's speed%s. It stands on a run of %s s with %s of %s units late: %s."
        .formatted(
            rule,
            row.above().isPresent() ? "" : "at least ",
            speed(row.unitsPerMinute().getAsDouble()),
            ratio(row.headRoom().orElse(1)),
            row.above().isPresent()
                ? ", and not at " + speed(row.above().getAsDouble())
                : ", the fastest that was tried",
            ratio(row.evidenceSeconds()),
            Figures.count(row.evidenceLate()),
            Figures.count(row.evidenceUnits()),
            evidence);
  }

  private static String speed(double unitsPerMinute) {
    return Figures.count(Math.round(unitsPerMinute));
  }

  private static String ratio(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}

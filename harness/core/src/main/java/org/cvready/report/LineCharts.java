package org.cvready.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.cvready.latency.LoadPoint;
import org.cvready.metric.Figures;
import org.cvready.report.LineChart.Line;
import org.cvready.report.LineChart.Mark;
import org.cvready.report.LineChart.Point;
import org.cvready.study.line.LineFindings;
import org.cvready.study.line.LineFindings.CapacityRow;
import org.cvready.study.line.LineFindings.QueueRow;

/** The drawings of a line at its speed. */
public final class LineCharts {
  private static final double DEADLINES_SHOWN = 2;
  private static final int PLAN_STYLE = 4;
  private static final int DEADLINE_STYLE = 3;

  private LineCharts() {}

  /** Latency over speed, with the deadline and the plan's speed; empty where no speed was tried. */
  public static Optional<LineChart> latency(LineFindings found) {
    if (found.capacity().isEmpty()) {
      return Optional.empty();
    }
    CapacityRow capacity = found.capacity().get();
    double deadline = found.shape().deadlineMillis();
    double top = DEADLINES_SHOWN * deadline;
    List<Line> lines = new ArrayList<>();
    add(lines, "p50", points(capacity, LoadPoint::p50Millis, top));
    add(lines, "p95", points(capacity, LoadPoint::p95Millis, top));
    add(lines, "p99", points(capacity, LoadPoint::p99Millis, top));
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Axis x = speeds(capacity);
    lines.add(
        Line.of(
            "deadline",
            List.of(new Point(x.from(), deadline), new Point(x.to(), deadline)),
            DEADLINE_STYLE));
    lines.add(plan(found, top));
    List<Mark> marks = new ArrayList<>();
    capacity
        .unitsPerMinute()
        .ifPresent(
            speed ->
                marks.add(
                    new Mark(speed, 0, 0, "capacity: %s units a minute".formatted(count(speed)))));
    return Optional.of(
        new LineChart(
            "Latency against load",
            x,
            Axis.linear("latency, ms", 0, top, Axis::brief),
            lines,
            marks,
            "Each point of a line is one run, the longest at its speed. Latencies above twice the"
                + " deadline, and those of runs"
                + " that dropped so many units that they are infinite, are drawn at the top."
                + (marks.isEmpty() ? "" : " Dot: the capacity.")));
  }

  /** The share of late units over speed; empty where no speed was tried. */
  public static Optional<LineChart> late(LineFindings found) {
    if (found.capacity().isEmpty()) {
      return Optional.empty();
    }
    CapacityRow capacity = found.capacity().get();
    List<Point> points =
        drawn(capacity).stream()
            .map(run -> new Point(run.unitsPerMinute(), run.lateShare()))
            .toList();
    Axis x = speeds(capacity);
    return Optional.of(
        new LineChart(
            "Late units against load",
            x,
            Axis.share("late or dropped"),
            List.of(
                Line.of("late or dropped", points, 0),
                Line.of(
                    "limit",
                    List.of(
                        new Point(x.from(), capacity.lateLimit()),
                        new Point(x.to(), capacity.lateLimit())),
                    DEADLINE_STYLE),
                plan(found, 1)),
            List.of(),
            ""));
  }

  /** The depth of the queue over time; empty where it was not taken down. */
  public static Optional<LineChart> queue(LineFindings found) {
    List<QueueRow> rows = found.queue();
    if (rows.size() < 2) {
      return Optional.empty();
    }
    double deepest = rows.stream().mapToInt(QueueRow::deepest).max().orElse(1);
    return Optional.of(
        new LineChart(
            "Queue over time",
            Axis.linear("seconds", 0, rows.get(rows.size() - 1).seconds(), Axis::brief),
            Axis.linear("frames that wait", 0, Math.max(1, deepest), Axis::brief),
            List.of(
                Line.of(
                    "deepest",
                    rows.stream().map(row -> new Point(row.seconds(), row.deepest())).toList(),
                    1),
                Line.of(
                    "mean",
                    rows.stream().map(row -> new Point(row.seconds(), row.meanDepth())).toList(),
                    0)),
            List.of(),
            "As each frame found it once it was handed over, itself included."));
  }

  /** A percentage with what it is of: {@code p99.9}. */
  public static String percentile(double percent) {
    return "p" + Axis.brief(percent);
  }

  /** Why a run was made. */
  public static String kind(LoadPoint run) {
    return switch (run.kind()) {
      case PLAN -> "the plan's";
      case SEARCH -> "search";
      case CONFIRMATION -> "confirmation";
    };
  }

  /** Minutes as a table shows them. */
  public static String minutes(double minutes) {
    return String.format(Locale.ROOT, "%.1f", minutes);
  }

  /** Units a minute as a table shows them. */
  public static String count(double unitsPerMinute) {
    return Figures.count(Math.round(unitsPerMinute));
  }

  private static void add(List<Line> lines, String name, List<Point> points) {
    if (!points.isEmpty()) {
      lines.add(Line.of(name, points, lines.size()));
    }
  }

  private static List<Point> points(
      CapacityRow capacity, Function<LoadPoint, OptionalDouble> of, double top) {
    return drawn(capacity).stream()
        .map(run -> new Point(run.unitsPerMinute(), Math.min(top, of.apply(run).orElse(top))))
        .toList();
  }

  /** One run of each speed, by speed: of several the longest, and of these the last. */
  private static Collection<LoadPoint> drawn(CapacityRow capacity) {
    SortedMap<Double, LoadPoint> bySpeed = new TreeMap<>();
    for (LoadPoint run : capacity.runs()) {
      bySpeed.merge(
          run.unitsPerMinute(),
          run,
          (known, other) -> other.units() >= known.units() ? other : known);
    }
    return bySpeed.values();
  }

  private static Axis speeds(CapacityRow capacity) {
    double fastest =
        capacity.runs().stream().mapToDouble(LoadPoint::unitsPerMinute).max().orElse(1);
    return Axis.linear("units a minute", 0, 1.05 * fastest, Axis::brief);
  }

  /** A line upwards at the plan's speed. */
  private static Line plan(LineFindings found, double top) {
    double planned = found.shape().unitsPerMinute();
    return Line.of(
        "the plan's speed", List.of(new Point(planned, 0), new Point(planned, top)), PLAN_STYLE);
  }
}

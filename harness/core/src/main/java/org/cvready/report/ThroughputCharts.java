package org.cvready.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cvready.metric.Figures;
import org.cvready.report.LineChart.Line;
import org.cvready.report.LineChart.Point;
import org.cvready.report.LineChart.Span;
import org.cvready.study.throughput.Scenario;
import org.cvready.study.throughput.StageTimes;
import org.cvready.study.throughput.StageTimes.Stage;
import org.cvready.study.throughput.ThroughputFindings;
import org.cvready.study.throughput.ThroughputMeter.Speed;
import org.cvready.study.throughput.ThroughputRow;

/** The drawings of the section about throughput. */
public final class ThroughputCharts {
  /** Width of the bar of stages, units. */
  public static final int WIDTH = 600;

  private ThroughputCharts() {}

  /**
   * A piece of the bar of stages.
   *
   * @param left where it begins, units
   * @param width how wide it is, units
   * @param style its look, in [0, {@link LineChart#STYLES})
   * @param label what it is and how much
   */
  public record Piece(String left, String width, int style, String label) {}

  /** The stages of one image side by side. */
  public static List<Piece> pieces(StageTimes times) {
    List<Piece> pieces = new ArrayList<>();
    double left = 0;
    for (Stage stage : times.stages()) {
      double width = WIDTH * stage.share();
      pieces.add(
          new Piece(
              Axis.brief(Math.rint(10 * left) / 10),
              Axis.brief(Math.rint(10 * width) / 10),
              pieces.size() % LineChart.STYLES,
              "%s: %s ms, %s"
                  .formatted(
                      stage.name(),
                      Figures.significant(stage.millis()),
                      Figures.percent(stage.share()))));
      left += width;
    }
    return pieces;
  }

  /** The bar in words, for who does not see it. */
  public static String label(StageTimes times) {
    return pieces(times).stream()
        .map(Piece::label)
        .collect(Collectors.joining("; ", "Where the time of one image goes: ", ""));
  }

  /**
   * Images a second over threads, a line for each of the other settings; empty where only one
   * number of threads was measured.
   */
  public static Optional<LineChart> threads(ThroughputFindings found) {
    Map<String, List<ThroughputRow>> rows = new TreeMap<>();
    found
        .of(Scenario.OFFLINE)
        .filter(ThroughputRow::valid)
        .forEach(row -> rows.computeIfAbsent(name(row), key -> new ArrayList<>()).add(row));
    rows.values().removeIf(each -> each.size() < 2);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<Line> lines = new ArrayList<>();
    rows.forEach((name, each) -> lines.add(line(name, each, lines.size())));
    List<Line> drawn = lines.subList(0, Math.min(lines.size(), LineChart.STYLES));
    double most =
        drawn.stream()
            .flatMap(line -> line.points().stream())
            .mapToDouble(Point::x)
            .max()
            .orElse(2);
    double top =
        drawn.stream()
            .flatMap(line -> line.band().stream())
            .mapToDouble(Span::upper)
            .max()
            .orElse(1);
    return Optional.of(
        new LineChart(
            "Images a second over threads",
            Axis.linear("threads", 0, most, Axis::brief),
            Axis.linear("images a second", 0, top, Axis::compact),
            drawn,
            List.of(),
            "Offline. Band: 99.9 % confidence interval."
                + (drawn.size() < lines.size()
                    ? " The first %d of %d are drawn.".formatted(drawn.size(), lines.size())
                    : "")));
  }

  private static String name(ThroughputRow row) {
    return "%s, intra-op %d, batch %d"
        .formatted(row.span().words(), row.setting().intraOp(), row.setting().batch());
  }

  private static Line line(String name, List<ThroughputRow> rows, int number) {
    List<Point> points = new ArrayList<>();
    List<Span> band = new ArrayList<>();
    rows.stream()
        .sorted(Comparator.comparingInt(row -> row.setting().threads()))
        .forEach(
            row -> {
              Speed speed = row.speed().orElseThrow();
              double error = speed.error().orElse(0);
              int threads = row.setting().threads();
              points.add(new Point(threads, speed.imagesPerSecond()));
              band.add(
                  new Span(
                      threads,
                      Math.max(0, speed.imagesPerSecond() - error),
                      speed.imagesPerSecond() + error));
            });
    return new Line(name, points, band, number % LineChart.STYLES);
  }
}

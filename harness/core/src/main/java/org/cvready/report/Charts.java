package org.cvready.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.cvready.certificate.Certificate.LineSpeedSummary;
import org.cvready.metric.Figures;
import org.cvready.metric.ScoreGrid;
import org.cvready.report.LineChart.Line;
import org.cvready.report.LineChart.Mark;
import org.cvready.report.LineChart.Point;
import org.cvready.report.LineChart.Span;
import org.cvready.study.production.Estimate;
import org.cvready.study.production.ProductionOutlook;
import org.cvready.study.production.ProductionOutlook.AtDefectRate;
import org.cvready.study.quality.Curve;
import org.cvready.study.quality.DetectionQuality;
import org.cvready.study.quality.PrCurve;
import org.cvready.study.quality.RocCurve;

/** The drawings of a report, each from one section of the evidence. */
public final class Charts {
  private static final int MOST_LINES = LineChart.STYLES;

  private Charts() {}

  /** Precision over recall, a line a class; empty where no class has a curve. */
  public static Optional<LineChart> precisionRecall(DetectionQuality quality) {
    List<Line> lines = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    for (PrCurve curve : quality.precisionRecall().stream().limit(MOST_LINES).toList()) {
      if (curve.curve().x().isEmpty()) {
        continue;
      }
      int style = lines.size();
      curve
          .operating()
          .ifPresent(
              at ->
                  marks.add(
                      operating(curve.className(), at.x(), at.y(), style, "recall", "precision")));
      lines.add(Line.of(curve.className(), points(curve.curve()), style));
    }
    return chart(
        "Objects of " + quality.dataset(),
        Axis.share("recall"),
        Axis.share("precision"),
        lines,
        marks,
        left(quality.precisionRecall().size()));
  }

  /** True over false positive rate of images, a line a class; empty where there is no curve. */
  public static Optional<LineChart> roc(DetectionQuality quality) {
    List<Line> lines = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    for (RocCurve curve : quality.roc().stream().limit(MOST_LINES).toList()) {
      String name = curve.className().orElse("any class");
      int style = lines.size();
      curve
          .operating()
          .ifPresent(
              at ->
                  marks.add(
                      operating(
                          name,
                          at.x(),
                          at.y(),
                          style,
                          "false positive rate",
                          "true positive rate")));
      lines.add(Line.of(name, points(curve.curve()), style));
    }
    return chart(
        "Images of " + quality.dataset(),
        Axis.share("false positive rate"),
        Axis.share("true positive rate"),
        lines,
        marks,
        left(quality.roc().size()));
  }

  private static Mark operating(
      String name, double x, double y, int style, String xName, String yName) {
    return new Mark(
        x,
        y,
        style,
        "%s at the operating point: %s %s, %s %s"
            .formatted(name, xName, Figures.percent(x), yName, Figures.percent(y)));
  }

  private static List<Point> points(Curve curve) {
    return IntStream.range(0, curve.size())
        .mapToObj(i -> new Point(curve.x().get(i), curve.y().get(i)))
        .toList();
  }

  private static String left(int lines) {
    String dots = "Dots: the operating point.";
    return lines <= MOST_LINES
        ? dots
        : dots + " The first %d of %d are drawn.".formatted(MOST_LINES, lines);
  }

  private static Optional<LineChart> chart(
      String title, Axis x, Axis y, List<Line> lines, List<Mark> marks, String note) {
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(new LineChart(title, x, y, lines, marks, note));
  }

  /** Cost of the longest period over the defect rate; empty where the plan states no cost. */
  public static Optional<LineChart> cost(ProductionOutlook outlook) {
    List<AtDefectRate> rows =
        sorted(outlook).stream()
            .filter(row -> row.cost().isPresent() && row.cost().get().value().isPresent())
            .toList();
    if (rows.size() < 2 || outlook.line().cost().isEmpty()) {
      return Optional.empty();
    }
    double top = rows.stream().mapToDouble(row -> row.cost().orElseThrow().upper()).max().orElse(0);
    String currency = outlook.line().cost().get().currency();
    return Optional.of(
        overDefectRate(
            "Cost of %s on %s".formatted(period(outlook), outlook.site()),
            Axis.linear("cost, " + currency, 0, Math.max(top, 1e-9), Axis::compact),
            rows,
            row -> row.cost().orElseThrow()));
  }

  /** How many alarms are right, over the defect rate; empty where that is not known. */
  public static Optional<LineChart> rightAlarms(ProductionOutlook outlook) {
    List<AtDefectRate> rows =
        sorted(outlook).stream().filter(row -> row.precision().value().isPresent()).toList();
    return rows.size() < 2
        ? Optional.empty()
        : Optional.of(
            overDefectRate(
                "Alarms that are right on " + outlook.site(),
                Axis.linear("share of alarms", 0, 1, Axis::percent),
                rows,
                AtDefectRate::precision));
  }

  private static String period(ProductionOutlook outlook) {
    return outlook.periods().isEmpty()
        ? "production"
        : outlook.periods().get(outlook.periods().size() - 1).name();
  }

  private static List<AtDefectRate> sorted(ProductionOutlook outlook) {
    return outlook.range().stream()
        .filter(row -> row.defective() > 0)
        .sorted(Comparator.comparingDouble(AtDefectRate::defective))
        .toList();
  }

  private static LineChart overDefectRate(
      String title, Axis y, List<AtDefectRate> rows, Function<AtDefectRate, Estimate> of) {
    List<Point> points = new ArrayList<>();
    List<Span> band = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    for (AtDefectRate row : rows) {
      Estimate estimate = of.apply(row);
      double value = estimate.value().orElseThrow();
      points.add(new Point(row.defective(), value));
      band.add(new Span(row.defective(), estimate.lower(), estimate.upper()));
      if (row.factor() == 1) {
        marks.add(
            new Mark(
                row.defective(),
                value,
                0,
                "at the stated defect rate of %s: %s"
                    .formatted(Figures.percent(row.defective()), y.text(value))));
      }
    }
    Axis x =
        Axis.logarithmic(
            "share of units with a defect",
            rows.get(0).defective(),
            rows.get(rows.size() - 1).defective(),
            Axis::percent);
    return new LineChart(
        title,
        x,
        y,
        List.of(new Line("estimate", points, band, 0)),
        marks,
        "Band: the one-sided 95 % bounds. Dot: the defect rate as stated.");
  }

  /** Latency by percentile, beside the deadline; empty where too few are known. */
  public static Optional<LineChart> latency(LineSpeedSummary run) {
    List<Point> points = new ArrayList<>();
    for (Map.Entry<String, Double> entry : Page.percentiles(run)) {
      double share = Page.rank(entry.getKey()) / 100;
      if (share < 1 && Double.isFinite(entry.getValue())) {
        points.add(new Point(1 / (1 - share), entry.getValue()));
      }
    }
    if (points.size() < 2 || !run.valid()) {
      return Optional.empty();
    }
    double last = points.get(points.size() - 1).x();
    double top = points.stream().mapToDouble(Point::y).max().orElse(0);
    return Optional.of(
        new LineChart(
            "Latency by percentile",
            Axis.logarithmic("percentile", 1, last, Charts::percentile),
            Axis.linear("latency, ms", 0, 1.1 * Math.max(top, run.deadlineMillis()), Axis::brief),
            List.of(
                Line.of("latency", points, 0),
                Line.of(
                    "deadline",
                    List.of(
                        new Point(1, run.deadlineMillis()), new Point(last, run.deadlineMillis())),
                    1)),
            List.of(),
            "Equal distances are equal ratios of how many units are slower."));
  }

  static String percentile(double oneIn) {
    return "p" + Axis.brief(Math.rint(1e5 * (1 - 1 / oneIn)) / 1e3);
  }

  /** A step of the sweep as a place on the axis of operating scores. */
  static Axis scores() {
    return Axis.linear("operating score", 0, ScoreGrid.threshold(ScoreGrid.STEPS - 1), Axis::brief);
  }
}

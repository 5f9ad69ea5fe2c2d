package org.cvready.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cvready.certificate.Certificate.DatasetSummary;
import org.cvready.certificate.Dossier;
import org.cvready.metric.Confidence;
import org.cvready.metric.Figures;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.cvready.metric.ScoreGrid;
import org.cvready.report.LineChart.Line;
import org.cvready.report.LineChart.Mark;
import org.cvready.report.LineChart.Point;
import org.cvready.report.LineChart.Span;
import org.cvready.study.threshold.FigureKey;
import org.cvready.study.threshold.SweptFigure;
import org.cvready.study.threshold.ThresholdSweep;

/** Drawings of rates over the operating score, a set each. */
final class SweptCharts {
  private static final int MOST_SETS = 6;
  private static final List<Metric> RATES =
      List.of(
          Metric.FN_RATE, Metric.FALSE_REJECT_RATE, Metric.REVIEW_LOAD, Metric.SILENT_FAILURE_RATE);

  private SweptCharts() {}

  static List<LineChart> of(Dossier dossier) {
    Optional<ThresholdSweep> sweep = dossier.evidence().thresholds();
    List<LineChart> charts = new ArrayList<>();
    for (DatasetSummary set : dossier.certificate().datasets()) {
      if (sweep.isPresent() && charts.size() < MOST_SETS) {
        of(sweep.get(), set.name()).ifPresent(charts::add);
      }
    }
    return charts;
  }

  private static Optional<LineChart> of(ThresholdSweep sweep, String dataset) {
    List<Line> lines = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    for (Metric metric : RATES) {
      FigureKey key = new FigureKey(metric, Scope.of(dataset), Confidence.USUAL);
      for (SweptFigure figure : sweep.figures()) {
        if (figure.key().equals(key)) {
          line(figure)
              .ifPresent(
                  line -> {
                    if (sweep.certifiedStep().isPresent()) {
                      mark(figure, sweep.certifiedStep().getAsInt()).ifPresent(marks::add);
                    }
                    lines.add(line);
                  });
        }
      }
    }
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LineChart(
                dataset,
                Charts.scores(),
                Axis.linear("rate", 0, 1, Axis::percent),
                lines,
                marks,
                "Bands: one-sided 95 % bounds. Dots: as certified."));
  }

  /** Empty where the rate is not measured at every score. */
  private static Optional<Line> line(SweptFigure figure) {
    List<Point> points = new ArrayList<>();
    List<Span> band = new ArrayList<>();
    for (int step = 0; step < ScoreGrid.STEPS; step++) {
      Measurement at = figure.at(step);
      if (at.value().isEmpty()) {
        return Optional.empty();
      }
      double score = ScoreGrid.threshold(step);
      points.add(new Point(score, at.value().getAsDouble()));
      band.add(new Span(score, at.interval().lower(), at.interval().upper()));
    }
    return Optional.of(
        new Line(figure.metric().key(), points, band, RATES.indexOf(figure.metric())));
  }

  private static Optional<Mark> mark(SweptFigure figure, int step) {
    Measurement at = figure.at(step);
    return at.value().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Mark(
                ScoreGrid.threshold(step),
                at.value().getAsDouble(),
                RATES.indexOf(figure.metric()),
                "%s as certified: %s".formatted(figure.metric().key(), Figures.value(at))));
  }
}

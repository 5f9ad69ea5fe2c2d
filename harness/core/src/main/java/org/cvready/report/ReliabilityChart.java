package org.cvready.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cvready.metric.Figures;
import org.cvready.report.LineChart.Line;
import org.cvready.report.LineChart.Mark;
import org.cvready.report.LineChart.Point;
import org.cvready.study.calibration.ClassCalibration;
import org.cvready.study.calibration.ReliabilityBin;
import org.cvready.study.calibration.SetCalibration;

/** Reliability diagrams: the precision that scores promise, and the one they keep. */
public final class ReliabilityChart {
  private static final int MOST_LINES = LineChart.STYLES - 1;

  /** Bins of fewer detections are not drawn: their precision is mostly chance. */
  private static final long FEWEST = 5;

  private ReliabilityChart() {}

  /** The diagram of all classes of a set together; empty where too little was detected. */
  public static Optional<LineChart> all(SetCalibration set) {
    return chart(
        "All classes of " + set.dataset(),
        List.of(set.all()),
        "Dots: bins of scores with their numbers of detections. Below the diagonal the model is too"
            + " sure. Bins of fewer than %d are left out.".formatted(FEWEST));
  }

  /** The diagram of the classes of a set; empty where there is but one, or too little detected. */
  public static Optional<LineChart> classes(SetCalibration set) {
    List<ClassCalibration> classes = set.classes().subList(1, set.classes().size());
    String note = "Below the diagonal the model is too sure.";
    return classes.size() < 2
        ? Optional.empty()
        : chart(
            "Each class of " + set.dataset(),
            classes.stream().limit(MOST_LINES).toList(),
            classes.size() <= MOST_LINES
                ? note
                : note + " The first %d of %d are drawn.".formatted(MOST_LINES, classes.size()));
  }

  private static Optional<LineChart> chart(
      String title, List<ClassCalibration> classes, String note) {
    List<Line> lines = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    lines.add(Line.of("as promised", List.of(new Point(0, 0), new Point(1, 1)), 0));
    for (ClassCalibration one : classes) {
      List<ReliabilityBin> bins = one.bins().stream().filter(bin -> bin.count() >= FEWEST).toList();
      if (bins.isEmpty()) {
        continue;
      }
      int style = lines.size();
      lines.add(
          Line.of(
              one.name(),
              bins.stream().map(bin -> new Point(bin.confidence(), bin.precision())).toList(),
              style));
      for (ReliabilityBin bin : bins) {
        marks.add(
            new Mark(
                bin.confidence(),
                bin.precision(),
                style,
                "%s: %s detections with a mean score of %s, %s right"
                    .formatted(
                        one.name(),
                        Figures.count(bin.count()),
                        Figures.decimal(bin.confidence()),
                        Figures.percent(bin.precision()))));
      }
    }
    return lines.size() == 1
        ? Optional.empty()
        : Optional.of(
            new LineChart(
                title,
                Axis.share("mean score: the precision promised"),
                Axis.share("precision observed"),
                lines,
                marks,
                note));
  }
}

package org.cvready.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cvready.metric.Figures;
import org.cvready.metric.interval.Interval;
import org.cvready.report.LineChart.Line;
import org.cvready.report.LineChart.Mark;
import org.cvready.report.LineChart.Point;
import org.cvready.report.LineChart.Span;
import org.cvready.study.calibration.ClassCalibration;
import org.cvready.study.calibration.ReliabilityBin;
import org.cvready.study.calibration.SetCalibration;

/** Reliability diagrams: the precision that scores promise, and the one they keep. */
public final class ReliabilityChart {
  /** Most classes of a set that are drawn. */
  public static final int MOST_CLASSES = 9;

  private static final int PROMISED = 0;
  private static final int OBSERVED = 1;

  private ReliabilityChart() {}

  /** The diagram of all classes of a set together; empty where too little was detected. */
  public static Optional<LineChart> all(SetCalibration set) {
    return chart(
        "All classes of " + set.dataset(),
        set.all(),
        "Dots: bins of scores. Whiskers: bounds at 95 %% each, by independent unit. Below the diagonal the model is too sure. Bins of fewer than %d detections are left out."
            .formatted(ReliabilityBin.FEWEST));
  }

  /**
   * A diagram for each class of a set on the same axes, of those with the most detections; none
   * where there is but one class.
   */
  public static List<LineChart> classes(SetCalibration set) {
    List<ClassCalibration> classes = drawable(set);
    List<ClassCalibration> most =
        classes.stream()
            .sorted(Comparator.comparingLong(ClassCalibration::detections).reversed())
            .limit(MOST_CLASSES)
            .toList();
    return classes.size() < 2
        ? List.of()
        : classes.stream()
            .filter(most::contains)
            .flatMap(one -> chart(one.name() + " on " + set.dataset(), one, "").stream())
            .toList();
  }

  /** Which classes are not drawn, in words; empty where all are. */
  public static Optional<String> left(SetCalibration set) {
    int drawn = classes(set).size();
    int all = set.classes().size() - 1;
    return all < 2 || drawn == all
        ? Optional.empty()
        : Optional.of(
            "%d of %d classes are drawn: those with the most detections, and at least %d in a bin."
                .formatted(drawn, all, ReliabilityBin.FEWEST));
  }

  private static List<ClassCalibration> drawable(SetCalibration set) {
    return set.classes().stream()
        .skip(1)
        .filter(one -> one.bins().stream().anyMatch(bin -> bin.interval().isPresent()))
        .toList();
  }

  private static Optional<LineChart> chart(String title, ClassCalibration one, String note) {
    List<ReliabilityBin> bins =
        one.bins().stream().filter(bin -> bin.interval().isPresent()).toList();
    if (bins.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new LineChart(
            title,
            Axis.share("mean score: the precision promised"),
            Axis.share("precision observed"),
            List.of(
                Line.of("as promised", List.of(new Point(0, 0), new Point(1, 1)), PROMISED),
                Line.of(
                    one.name(),
                    bins.stream().map(bin -> new Point(bin.confidence(), bin.precision())).toList(),
                    OBSERVED)),
            bins.stream().map(bin -> mark(one, bin)).toList(),
            note));
  }

  private static Mark mark(ClassCalibration one, ReliabilityBin bin) {
    Interval interval = bin.interval().orElseThrow();
    boolean known = interval.undecided().isEmpty();
    return new Mark(
        bin.confidence(),
        bin.precision(),
        OBSERVED,
        "%s: %s detections with a mean score of %s, %s right (%s)"
            .formatted(
                one.name(),
                Figures.count(bin.count()),
                Figures.decimal(bin.confidence()),
                Figures.percent(bin.precision()),
                known
                    ? "bounds %s to %s"
                        .formatted(
                            Figures.percent(interval.lower()), Figures.percent(interval.upper()))
                    : "no bounds: " + interval.undecided().get()),
        known
            ? Optional.of(new Span(bin.confidence(), interval.lower(), interval.upper()))
            : Optional.empty());
  }
}

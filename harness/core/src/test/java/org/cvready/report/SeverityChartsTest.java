package org.cvready.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cvready.metric.Scope;
import org.cvready.metric.interval.ClopperPearson;
import org.cvready.report.StackChart.Column;
import org.cvready.report.StackChart.Piece;
import org.cvready.study.failsafe.FailSafeFindings;
import org.cvready.study.failsafe.KnownSplit;
import org.cvready.study.failsafe.SeverityCurve;
import org.cvready.study.failsafe.SeverityCurve.Step;
import org.cvready.study.failsafe.Share;
import org.cvready.study.failsafe.SilentKind;
import org.junit.jupiter.api.Test;

class SeverityChartsTest {
  private static final double TALL = LineChart.BOTTOM - LineChart.TOP;

  private static Share share(long events) {
    return new Share(events, 40, ClopperPearson.of(events, 40, 0.95));
  }

  private static KnownSplit split(String set, String condition, long right, long silent) {
    return new KnownSplit(
        set,
        condition,
        KnownSplit.Units.ALL,
        share(right),
        share(40 - right - silent),
        share(silent));
  }

  private static SilentKind kind(String set, String condition, long silent) {
    return new SilentKind(
        set,
        condition,
        List.of("review"),
        0,
        40 - silent,
        silent,
        share(silent),
        Optional.empty(),
        List.of());
  }

  private static SeverityCurve curve(String set, String perturbation, String unit, Step... steps) {
    return new SeverityCurve(set, perturbation, unit, List.of(steps));
  }

  private static SeverityCharts charts(
      List<SilentKind> kinds, List<KnownSplit> splits, List<SeverityCurve> curves) {
    return new SeverityCharts(
        new FailSafeFindings(
            List.of(),
            Optional.empty(),
            Optional.empty(),
            kinds,
            splits,
            curves,
            List.of(),
            List.of(),
            List.of(),
            List.of()));
  }

  @Test
  void splits_columns_stackToTheWholeWithTheSilentBelowAndTheirBounds() {
    StackChart chart =
        charts(
                List.of(),
                List.of(split("line", Scope.CLEAN, 38, 1), split("line", "glare@3", 20, 12)),
                List.of(
                    curve("line", "glare", "", new Step(0, Scope.CLEAN), new Step(3, "glare@3"))))
            .splits()
            .get(0);

    assertThat(chart.columns()).extracting(Column::name).containsExactly("0", "3");
    for (Column column : chart.columns()) {
      List<Piece> pieces = chart.pieces(column);
      assertThat(pieces).extracting(Piece::style).containsExactly("silent", "review", "right");
      assertThat(pieces.stream().mapToDouble(piece -> Double.parseDouble(piece.height())).sum())
          .isCloseTo(TALL, within(0.2));
      Piece lowest = pieces.get(0);
      assertThat(Double.parseDouble(lowest.y()) + Double.parseDouble(lowest.height()))
          .isCloseTo(LineChart.BOTTOM, within(0.15));
      assertThat(column.silent()).isBetween(column.lower(), column.upper());
    }
    assertThat(chart.label())
        .contains("by severity, 0 as captured", "as captured: 2.50 % silently wrong (bounds ")
        .contains("glare@3: 30.00 % silently wrong", "20.00 % to review, 50.00 % right of 40");
    assertThat(chart.whisker(chart.columns().get(1))).startsWith("M").doesNotContain("NaN");
  }

  @Test
  void splits_manyPerturbations_drawTheWorstAndSayHowManyAreLeft() {
    List<KnownSplit> splits = new ArrayList<>();
    List<SeverityCurve> curves = new ArrayList<>();
    splits.add(split("line", Scope.CLEAN, 40, 0));
    for (int i = 0; i < 20; i++) {
      splits.add(split("line", "p%d@3".formatted(i), 10, i));
      curves.add(
          curve("line", "p" + i, "", new Step(0, Scope.CLEAN), new Step(3, "p%d@3".formatted(i))));
    }
    SeverityCharts charts = charts(List.of(), splits, curves);

    assertThat(charts.splits()).hasSize(SeverityCharts.MOST);
    assertThat(charts.splits().get(0).title()).isEqualTo("line under p8");
    assertThat(charts.left().orElseThrow()).startsWith("12 of 20 sets and perturbations");
    assertThat(charts.silent()).as("no strange set").isEmpty();
  }

  @Test
  void silent_severitiesAndMagnitudes_areDrawnApartWithTheirBounds() {
    List<LineChart> charts =
        charts(
                List.of(
                    kind("foreign", Scope.CLEAN, 2),
                    kind("foreign", "glare@3", 9),
                    kind("foreign", "exposure@-2EV", 5)),
                List.of(),
                List.of(
                    curve("foreign", "glare", "", new Step(0, Scope.CLEAN), new Step(3, "glare@3")),
                    curve(
                        "foreign",
                        "exposure",
                        "EV",
                        new Step(-2, "exposure@-2EV"),
                        new Step(0, Scope.CLEAN))))
            .silent();

    assertThat(charts)
        .extracting(LineChart::title)
        .containsExactly(
            "Silent failures of foreign under glare", "Silent failures of foreign under exposure");
    assertThat(charts.get(0).x().name()).isEqualTo("severity, 0 as captured");
    assertThat(charts.get(1).x().name()).isEqualTo("exposure, EV");
    LineChart.Line line = charts.get(0).lines().get(0);
    assertThat(line.points()).extracting(LineChart.Point::y).containsExactly(0.05, 0.225);
    assertThat(line.band().get(1).upper()).isEqualTo(ClopperPearson.of(9, 40, 0.95).upper());
  }
}

package org.cvready.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cvready.report.LineChart.Line;
import org.cvready.report.LineChart.Mark;
import org.cvready.report.LineChart.Point;
import org.cvready.report.LineChart.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineChartTest {
  private static LineChart chart() {
    Line line =
        new Line(
            "scratch",
            List.of(new Point(0, 1), new Point(0.5, 0.5), new Point(1, 0)),
            List.of(new Span(0, 0.9, 1), new Span(1, 0, 0.2)),
            0);
    return new LineChart(
        "Precision and recall",
        Axis.share("recall"),
        Axis.share("precision"),
        List.of(line),
        List.of(new Mark(0.5, 0.5, 0, "operating point 0.35")),
        "");
  }

  @Test
  void path_runsFromCornerToCorner() {
    LineChart chart = chart();
    assertThat(chart.path(chart.lines().get(0))).isEqualTo("M58 10L213 113L368 216");
  }

  @Test
  void area_goesAlongTheUpperEdgeAndBackAlongTheLower() {
    LineChart chart = chart();
    assertThat(chart.area(chart.lines().get(0))).isEqualTo("M58 10L368 174.8L368 216L58 30.6Z");
  }

  @Test
  void atX_valuesBeyondTheAxis_areAtItsEnds() {
    assertThat(chart().atX(-3)).isEqualTo("58");
    assertThat(chart().atX(7)).isEqualTo("368");
    assertThat(chart().atY(Double.POSITIVE_INFINITY)).isEqualTo("10");
  }

  @Test
  void label_saysAxesLinesAndMarks() {
    assertThat(chart().label())
        .isEqualTo(
            "Precision and recall: precision over recall; scratch from 1 at 0 to 0 at 1;"
                + " operating point 0.35");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 1 | false | 0 0.2 0.4 0.6 0.8 1",
        "0 | 7300 | false | 0 2,000 4,000 6,000",
        "-0.3 | 0.3 | false | -0.2 0 0.2",
        "0.001 | 0.1 | true | 0.001 0.003 0.01 0.03 0.1",
        "1 | 10 | true | 1 2 5 10",
        "0.0001 | 1 | true | 1.0E-4 0.001 0.01 0.1 1"
      })
  void ticks_areRoundAndFew(double from, double to, boolean logarithmic, String expected) {
    Axis axis = new Axis("x", from, to, logarithmic, Axis::brief);
    List<Double> ticks = axis.ticks();
    assertThat(String.join(" ", ticks.stream().map(Axis::brief).toList())).isEqualTo(expected);
    assertThat(ticks).hasSizeBetween(2, 8).isSorted();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1500000 | 1.5 M", "500000 | 500 k", "9999 | 9,999", "0 | 0", "-20000 | -20 k"})
  void compact_largeNumbers_areShort(double value, String expected) {
    assertThat(Axis.compact(value)).isEqualTo(expected);
  }

  @Test
  void new_axisThatFallsOrChartWithoutLines_isRefused() {
    assertThatThrownBy(() -> Axis.linear("x", 1, 1, Axis::brief))
        .hasMessage("axis 'x' must rise, and begin above 0 where logarithmic, got 1.0 to 1.0");
    assertThatThrownBy(() -> Axis.logarithmic("x", 0, 1, Axis::brief))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new LineChart("t", Axis.share("x"), Axis.share("y"), List.of(), List.of(), ""))
        .hasMessage("a chart must have at least one line, got none");
  }
}

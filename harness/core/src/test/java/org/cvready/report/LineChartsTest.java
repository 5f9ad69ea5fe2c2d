package org.cvready.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.latency.LoadPoint;
import org.cvready.latency.LoadPoint.Kind;
import org.cvready.report.LineChart.Line;
import org.cvready.report.LineChart.Point;
import org.cvready.study.line.LineFindings;
import org.cvready.study.line.LineFindings.CapacityRow;
import org.cvready.study.line.LineFindings.Shape;
import org.cvready.study.line.LineFindings.WarmUpRow;
import org.junit.jupiter.api.Test;

class LineChartsTest {
  private static LoadPoint run(double perMinute, long units, long late, double millis) {
    OptionalDouble latency = OptionalDouble.of(millis);
    return new LoadPoint(
        Kind.PLAN, perMinute, units, late, latency, latency, latency, List.of(), late == 0);
  }

  private static LineFindings searched(LoadPoint... runs) {
    CapacityRow capacity =
        new CapacityRow(
            OptionalDouble.of(600),
            OptionalDouble.of(2),
            OptionalDouble.of(900),
            0.01,
            2,
            20,
            0,
            OptionalDouble.empty(),
            List.of(runs));
    return new LineFindings(
        List.of(),
        Optional.empty(),
        new Shape("fixed period", 300, 1, 0, 1, 1, "drop_newest", 100),
        new WarmUpRow(20, 20, 100, true, "medians", OptionalDouble.empty(), OptionalDouble.empty()),
        List.of(),
        List.of(),
        List.of(),
        Optional.of(capacity));
  }

  private static Line line(LineChart chart, String name) {
    return chart.lines().stream()
        .filter(line -> line.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void latency_speedThatRanTwice_isDrawnOnceByItsLongerRun() {
    LineFindings found =
        searched(
            run(300, 10, 0, 9), run(600, 10, 1, 92), run(600, 20, 0, 23), run(900, 10, 5, 150));
    assertThat(line(LineCharts.latency(found).orElseThrow(), "p50").points())
        .extracting(Point::x, Point::y)
        .containsExactly(tuple(300.0, 9.0), tuple(600.0, 23.0), tuple(900.0, 150.0));
    assertThat(line(LineCharts.late(found).orElseThrow(), "late or dropped").points())
        .extracting(Point::x, Point::y)
        .containsExactly(tuple(300.0, 0.0), tuple(600.0, 0.0), tuple(900.0, 0.5));
  }

  @Test
  void latency_farBeyondTheDeadline_isCutAtTwiceTheDeadline() {
    LineFindings found = searched(run(300, 10, 0, 9), run(900, 10, 10, 5_000));
    assertThat(line(LineCharts.latency(found).orElseThrow(), "p99").points())
        .extracting(Point::y)
        .containsExactly(9.0, 200.0);
  }
}

package org.cvready.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.metric.interval.ClopperPearson;
import org.cvready.report.LineChart.Mark;
import org.cvready.study.calibration.ClassCalibration;
import org.cvready.study.calibration.ReliabilityBin;
import org.cvready.study.calibration.SetCalibration;
import org.junit.jupiter.api.Test;

class ReliabilityChartTest {
  private static ClassCalibration of(Optional<String> name, int each) {
    List<ReliabilityBin> bins = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      long right = (long) each * i / 10;
      bins.add(
          new ReliabilityBin(
              i / 10.0,
              (i + 1) / 10.0,
              each,
              (i + 0.5) / 10,
              each == 0 ? 0 : (double) right / each,
              each < ReliabilityBin.FEWEST
                  ? Optional.empty()
                  : Optional.of(ClopperPearson.of(right, each, 0.95))));
    }
    return new ClassCalibration(name, 10L * each, 5, OptionalDouble.of(0.5), bins, List.of());
  }

  private static SetCalibration set(int... each) {
    List<ClassCalibration> classes = new ArrayList<>(List.of(of(Optional.empty(), 20)));
    for (int i = 0; i < each.length; i++) {
      classes.add(of(Optional.of("class " + i), each[i]));
    }
    return new SetCalibration("line", 100, classes);
  }

  @Test
  void all_bins_haveTheirBoundsAsWhiskersAndInWords() {
    LineChart chart = ReliabilityChart.all(set(20)).orElseThrow();

    assertThat(chart.marks()).hasSize(10);
    for (Mark mark : chart.marks()) {
      LineChart.Span whisker = mark.span().orElseThrow();
      assertThat(mark.y()).isBetween(whisker.lower(), whisker.upper());
    }
    assertThat(chart.label())
        .contains("all classes: 20 detections with a mean score of 0.550, 50.00 % right (bounds ");
  }

  @Test
  void classes_severalOnes_areDrawnEachOnTheSameAxes() {
    List<LineChart> charts = ReliabilityChart.classes(set(20, 10, 4));

    assertThat(charts)
        .extracting(LineChart::title)
        .as("four detections in a bin are too few")
        .containsExactly("class 0 on line", "class 1 on line");
    assertThat(charts).allMatch(chart -> chart.x().to() == 1 && chart.y().to() == 1);
    assertThat(ReliabilityChart.left(set(20, 10, 4)).orElseThrow()).startsWith("2 of 3 classes");
    assertThat(ReliabilityChart.left(set(20, 10))).isEmpty();
    assertThat(ReliabilityChart.classes(set(20))).as("one class is all there is").isEmpty();
  }

  @Test
  void classes_manyOnes_areThoseWithTheMostDetections() {
    int[] each = new int[15];
    Arrays.setAll(each, i -> 10 + i);
    List<LineChart> charts = ReliabilityChart.classes(set(each));

    assertThat(charts).hasSize(ReliabilityChart.MOST_CLASSES);
    assertThat(charts.get(0).title()).isEqualTo("class 6 on line");
    assertThat(ReliabilityChart.left(set(each)).orElseThrow()).startsWith("9 of 15 classes");
  }
}

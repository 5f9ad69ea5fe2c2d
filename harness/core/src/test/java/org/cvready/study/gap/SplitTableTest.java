package org.cvready.study.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cvready.metric.Outcomes.singles;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.cvready.certificate.Evidence;
import org.cvready.metric.Confidence;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.RateMeter;
import org.cvready.metric.Scope;
import org.cvready.metric.interval.Interval;
import org.cvready.report.EvidenceJson;
import org.cvready.study.gap.SplitTable.Kind;
import org.cvready.study.gap.SplitTable.Split;
import org.cvready.study.gap.SplitTable.SplitGap;
import org.junit.jupiter.api.Test;

class SplitTableTest {
  private static final RateMeter METER = new RateMeter(Confidence.USUAL, 1, Set.of());

  private static Split split(String name, String role, int images, int missed) {
    List<ImageOutcome> outcomes = singles(images, missed);
    List<Measurement> rates = new ArrayList<>();
    for (Metric metric : SplitTable.METRICS) {
      rates.add(
          metric == Metric.MAP50
              ? nothing(name)
              : METER.measure(metric, Scope.of(name), outcomes, OptionalInt.empty()).measurement());
    }
    return new Split(name, role, images, rates);
  }

  private static Measurement nothing(String name) {
    return new Measurement(
        Metric.MAP50,
        Scope.of(name),
        OptionalDouble.empty(),
        0,
        0,
        0,
        Interval.unknownRate(0.95, "none", "nothing there"),
        List.of());
  }

  private static Optional<Shown> misses(SplitTable table, Kind kind, String first, String second) {
    return table.gaps().stream()
        .filter(gap -> gap.kind() == kind && gap.gap().metric() == Metric.FN_RATE)
        .filter(gap -> gap.gap().scope().dataset().equals(first))
        .filter(gap -> gap.gap().scope().versus().equals(Optional.of(second)))
        .map(SplitGap::shown)
        .findFirst();
  }

  private static SplitTable table() {
    return SplitTable.of(
        List.of(
            split("fitted", "train", 400, 4),
            split("held", "validation", 400, 60),
            split("bench", "benchmark", 400, 64),
            split("line", "on_site", 400, 200)));
  }

  @Test
  void of_heldOutSetWorseThanTrain_isAnOverfittingGapAndNoSiteGap() {
    assertThat(misses(table(), Kind.OVERFITTING, "held", "fitted")).contains(Shown.WORSE);
    assertThat(misses(table(), Kind.OVERFITTING, "bench", "fitted")).contains(Shown.WORSE);
    assertThat(misses(table(), Kind.SITE, "line", "bench")).contains(Shown.WORSE);
    assertThat(misses(table(), Kind.SITE, "held", "bench")).isEmpty();
    assertThat(misses(table(), Kind.OVERFITTING, "line", "fitted")).isEmpty();
    // 60 of 400 less 4 of 400.
    assertThat(table().findings().get(0))
        .startsWith("Overfitting gap: held misses more objects than fitted, by +14.00 pp");
  }

  @Test
  void of_setsAlike_showsNothing() {
    SplitTable table =
        SplitTable.of(List.of(split("fitted", "train", 100, 10), split("held", "test", 100, 11)));
    assertThat(misses(table, Kind.OVERFITTING, "held", "fitted")).contains(Shown.NEITHER);
    assertThat(table.findings()).singleElement().asString().contains("none shown");
  }

  @Test
  void of_setBetterThanTrain_isNoOverfitting() {
    SplitTable table =
        SplitTable.of(List.of(split("fitted", "train", 400, 100), split("held", "test", 400, 4)));
    assertThat(misses(table, Kind.OVERFITTING, "held", "fitted")).contains(Shown.BETTER);
  }

  @Test
  void of_noTrainingSet_saysThatTheGapIsNotKnown() {
    SplitTable table = SplitTable.of(List.of(split("held", "validation", 100, 10)));
    assertThat(table.gaps()).isEmpty();
    assertThat(table.findings())
        .singleElement()
        .asString()
        .contains("the plan has no set of role train");
  }

  @Test
  void of_fourImages_isUndecidedInWords() {
    SplitTable table =
        SplitTable.of(List.of(split("fitted", "train", 0, 0), split("held", "test", 4, 1)));
    assertThat(table.gaps()).noneMatch(gap -> gap.shown() != Shown.UNDECIDED);
  }

  @Test
  void of_table_isTheSameAfterItsFile() throws IOException {
    Evidence evidence = Evidence.NONE.withSplits(table());
    assertThat(EvidenceJson.parse(EvidenceJson.write(evidence))).isEqualTo(evidence);
  }
}

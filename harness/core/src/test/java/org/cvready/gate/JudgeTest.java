package org.cvready.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cvready.metric.Outcomes.image;
import static org.cvready.metric.Outcomes.seen;
import static org.cvready.metric.Outcomes.singles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.metric.Confidence;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Measured;
import org.cvready.metric.Metric;
import org.cvready.metric.RateMeter;
import org.cvready.metric.Scope;
import org.cvready.plan.GatePlan;
import org.cvready.plan.GatePlan.Direction;
import org.cvready.plan.GatePlan.Limit;
import org.cvready.plan.GatePlan.Selector;
import org.cvready.plan.GatePlan.SliceSelector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JudgeTest {
  /** A run that has seen the same images whatever the scope is. */
  private record Fake(List<String> conditions, List<ImageOutcome> images) implements MeasuredRun {
    @Override
    public List<String> classes() {
      return List.of("scratch", "dent");
    }

    @Override
    public List<SortedMap<String, String>> slices(String dataset) {
      return List.of(
          new TreeMap<>(Map.of("shift", "day")), new TreeMap<>(Map.of("shift", "night")));
    }

    @Override
    public List<String> conditions(String dataset) {
      return conditions;
    }

    @Override
    public Measured measure(Metric metric, Scope scope, Confidence confidence) {
      return new RateMeter(confidence, 2, Set.of())
          .measure(metric, scope, images, OptionalInt.empty());
    }
  }

  private static GatePlan gate(Metric metric, double limit) {
    return gate(metric, limit, new Selector.Whole(), new SliceSelector.Whole());
  }

  private static GatePlan gate(Metric metric, double limit, Selector each, SliceSelector slices) {
    boolean lower = metric.better() == Metric.Better.LOWER;
    return new GatePlan(
        metric,
        Optional.of("line3"),
        each,
        slices,
        each,
        Optional.empty(),
        new Limit(lower ? Direction.AT_MOST : Direction.AT_LEAST, limit, 100 * limit + " %"),
        0.95,
        false);
  }

  private static GateResult judge(GatePlan gate, List<ImageOutcome> images) {
    return new Judge(new Fake(List.of(), images)).judge(List.of(gate)).get(0);
  }

  /** The first by hand: 1 - 0.05^(1/n) is 1.0002 % for 298 and 0.9969 % for 299. */
  @ParameterizedTest
  @CsvSource({
    "298, 0, 0.01, INCONCLUSIVE",
    "299, 0, 0.01, PASS",
    "472, 1, 0.01, INCONCLUSIVE",
    "473, 1, 0.01, PASS",
    "300, 50, 0.01, FAIL",
    "0, 0, 1, INCONCLUSIVE",
    "20, 20, 0.99, INCONCLUSIVE",
    "20, 20, 1, PASS"
  })
  void judge_missesOfImages_areHeldAgainstTheLimit(
      int images, int missed, double limit, Verdict expected) {
    GateResult result = judge(gate(Metric.FN_RATE, limit), singles(images, missed));
    assertThat(result.verdict()).isEqualTo(expected);
    // The mirrored gate says the same.
    GateResult recall = judge(gate(Metric.RECALL, 1 - limit), singles(images, missed));
    assertThat(recall.verdict()).isEqualTo(expected);
  }

  @Test
  void judge_oneTrialTooFew_saysThatOneMoreDecides() {
    GateResult result = judge(gate(Metric.FN_RATE, 0.01), singles(298, 0));
    assertThat(result.moreTrials()).hasValue(1);
    assertThat(result.reason())
        .startsWith("0.00 % (0 of 298), 95 % bounds 0.00 % and just above 1.00 %, limit 1.0 %")
        .endsWith("about 1 more objects would decide if what was seen went on");
  }

  @Test
  void judge_nothingSeen_saysWhatIsMissing() {
    GateResult result = judge(gate(Metric.FN_RATE, 0.01), List.of());
    assertThat(result.reason())
        .isEqualTo(
            "not measured, no verdict: no objects, limit 1.0 %;"
                + " about 299 objects, none of them wrong, would decide");
    assertThat(judge(gate(Metric.FALSE_REJECT_RATE, 0.01), List.of()).reason())
        .contains("no verdict: no units");
  }

  @Test
  void judge_fewUnits_isUndecidedHoweverManyObjects() {
    List<ImageOutcome> images = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      images.add(image("i" + i, seen(0, 500, 0, 0)));
    }
    GateResult result = judge(gate(Metric.FN_RATE, 0.01), images);
    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.reason()).contains("fewer than 5 independent units");
    assertThat(result.moreTrials().orElse(0)).isPositive();
  }

  @Test
  void judge_each_expandsConditionBySliceByClass() {
    Judge judge = new Judge(new Fake(List.of("glare@1", "glare@3"), singles(10, 0)));
    List<GateResult> results =
        judge.judge(
            List.of(
                gate(Metric.REVIEW_LOAD, 0.5),
                gate(Metric.FN_RATE, 0.5, new Selector.Each(), new SliceSelector.Each())));
    assertThat(results.stream().map(result -> result.gate() + " " + result.scope().text()))
        .containsExactly(
            "1 line3",
            "2 scratch, line3, shift=day, glare@1",
            "2 dent, line3, shift=day, glare@1",
            "2 scratch, line3, shift=night, glare@1",
            "2 dent, line3, shift=night, glare@1",
            "2 scratch, line3, shift=day, glare@3",
            "2 dent, line3, shift=day, glare@3",
            "2 scratch, line3, shift=night, glare@3",
            "2 dent, line3, shift=night, glare@3");
  }

  @Test
  void judge_noConditionWasRun_isUndecidedAndNotLeftOut() {
    GatePlan gate = gate(Metric.FN_RATE, 0.5, new Selector.Each(), new SliceSelector.Whole());
    List<GateResult> results = new Judge(new Fake(List.of(), singles(100, 0))).judge(List.of(gate));
    assertThat(results).hasSize(1);
    assertThat(results.get(0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(results.get(0).reason()).startsWith("nothing to judge");
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void worst_failOutranksInconclusiveOutranksPass(Verdict other) {
    assertThat(Verdict.worst(List.of(Verdict.FAIL, other))).isEqualTo(Verdict.FAIL);
    assertThat(Verdict.worst(List.of(Verdict.PASS, other))).isEqualTo(other);
    assertThat(Verdict.worst(List.of(other))).isEqualTo(other);
    assertThat(Verdict.worst(List.of())).isEqualTo(Verdict.INCONCLUSIVE);
  }

  /**
   * 300 images of 10 objects, a single one missed in each of 50: the common bound is 2.57 %, the
   * strict one 2.71 %.
   */
  @Test
  void judge_passOnlyByTheCommonBound_saysWhatItTakesForGranted() {
    List<ImageOutcome> images = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      images.add(image("i" + i, seen(0, 10, i < 50 ? 1 : 0, 0)));
    }
    GateResult common = judge(gate(Metric.FN_RATE, 0.026), images);
    assertThat(common.verdict()).isEqualTo(Verdict.PASS);
    assertThat(common.measurement().orElseThrow().notes())
        .singleElement()
        .asString()
        .contains("the bound is 2.71 %", "strict: true");
    GateResult recall = judge(gate(Metric.RECALL, 1 - 0.026), images);
    assertThat(recall.measurement().orElseThrow().notes())
        .singleElement()
        .asString()
        .contains("the bound is 97.29 %");
    GateResult safely = judge(gate(Metric.FN_RATE, 0.028), images);
    assertThat(safely.measurement().orElseThrow().notes()).isEmpty();
  }
}

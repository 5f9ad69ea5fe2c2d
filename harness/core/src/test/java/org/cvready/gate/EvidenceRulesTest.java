package org.cvready.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cvready.plan.Plan;
import org.cvready.plan.PlanFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceRulesTest {
  @TempDir private Path folder;

  private Plan plan(String gate) {
    return PlanFolder.in(folder)
        .read(
            """
            plan: 1
            name: line
            model: {file: detector.onnx}
            operating_point: {score: 0.5}
            datasets:
              benchmark: {format: coco, path: benchmark/annotations.json, role: benchmark}
              line3: {format: coco, path: line3/annotations.json, role: on_site}
            conditions: {glare: {severity: [1]}}
            gates: [{%s}]
            """
                .formatted(gate));
  }

  @Test
  void broken_nothingFound_failsWhateverTheLimitsAre() {
    Plan plan = plan("metric: fn_rate, dataset: line3, at_most: 5 %");
    List<GateResult> results = EvidenceRules.broken(plan, 1_200, 0);
    assertThat(results).hasSize(1);
    assertThat(results.get(0).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(results.get(0).reason()).startsWith("detects nothing: 0 of 1,200");
    assertThat(EvidenceRules.broken(plan, 1_200, 1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "}, {metric: review_load, dataset: line3, at_most: 100 %",
        "}, {metric: review_load, dataset: line3, condition: each, at_most: 5 %",
        "}, {metric: review_rate, dataset: line3, at_most: 5 %"
      })
  void broken_guardWithoutLimitOnReviewsOnSite_isUndecided(String gate) {
    Plan plan = guarded(gate);
    assertThat(EvidenceRules.broken(plan, 100, 90))
        .singleElement()
        .matches(result -> result.verdict() == Verdict.INCONCLUSIVE)
        .satisfies(result -> assertThat(result.reason()).contains("sends everything to people"));
  }

  @Test
  void broken_guardWithLimitOnReviewsOnSite_isNone() {
    Plan plan = guarded("}, {metric: review_load, dataset: line3, at_most: 5 %");
    assertThat(EvidenceRules.broken(plan, 100, 90)).isEmpty();
    Plan elsewhere =
        guarded("}, {metric: review_load, dataset: line3, at_most: 5 %", "[benchmark]");
    assertThat(EvidenceRules.broken(elsewhere, 100, 90)).hasSize(1);
  }

  private Plan guarded(String gate) {
    return guarded(gate, "[benchmark, line3]");
  }

  private Plan guarded(String gate, String guards) {
    return PlanFolder.in(folder)
        .read(
            """
            plan: 1
            model: {file: detector.onnx}
            operating_point: {score: 0.5, review_from: 0.2}
            datasets:
              benchmark: {format: coco, path: benchmark/annotations.json, role: benchmark}
              line3: {format: coco, path: line3/annotations.json, role: on_site}
            conditions: {glare: {severity: [1]}}
            guard: {scores: [entropy], apply_to: %s}
            gates: [{metric: fn_rate, dataset: line3, at_most: 5 %%%s}]
            """
                .formatted(guards, gate));
  }

  @Test
  void broken_noLabelledObject_isUndecided() {
    Plan plan = plan("metric: fn_rate, dataset: line3, at_most: 5 %");
    assertThat(EvidenceRules.broken(plan, 0, 0))
        .singleElement()
        .matches(result -> result.verdict() == Verdict.INCONCLUSIVE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metric: false_reject_rate, dataset: line3, at_most: 5 %",
        "metric: fn_rate, dataset: benchmark, at_most: 5 %",
        "metric: fn_rate, dataset: line3, versus: benchmark, at_most: 5 pp",
        "metric: fn_rate, dataset: line3, condition: each, at_most: 5 %",
        "metric: fn_rate, dataset: line3, at_most: 100 %",
        "metric: recall, dataset: line3, at_least: 0 %"
      })
  void broken_noLimitOnMissesOnSite_isUndecided(String gate) {
    assertThat(EvidenceRules.broken(plan(gate), 100, 99))
        .singleElement()
        .matches(result -> result.verdict() == Verdict.INCONCLUSIVE)
        .matches(result -> result.reason().contains("no gate limits misses"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"fn_rate, at_most: 5 %", "recall, at_least: 90 %", "escape_rate, at_most: 1 %"})
  void broken_limitOnMissesOnSite_isKept(String gate) {
    assertThat(EvidenceRules.broken(plan("dataset: line3, metric: " + gate), 100, 99)).isEmpty();
  }
}

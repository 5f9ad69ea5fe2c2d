package org.cvready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cvready.report.EvidenceJson;
import org.cvready.study.failsafe.FailSafeFindings;
import org.cvready.study.failsafe.GuardSummary;
import org.cvready.study.failsafe.ScoreSeparation;
import org.cvready.study.selection.RiskCoverage;
import org.cvready.study.selection.RiskCurve;
import org.cvready.study.selection.RiskMeasure;
import org.cvready.study.selection.SelectionFindings;
import org.cvready.study.strange.StrangeScore;
import org.cvready.testing.SharedMaterial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards on the bundled line that cost more than a look at the image, from plan to report. */
class GuardCertificationTest {
  private static final String PLAN =
      """
      plan: 1
      name: guarded
      seed: 20261122
      model: {file: %1$s/detector.onnx}
      operating_point: {score: 0.35, review_from: 0.2, nms_iou: 0.5}
      datasets:
        line:
          format: coco
          path: %1$s/site-b/enriched/annotations.json
          role: benchmark
          sampling: natural
        empty-belt:
          format: folder
          path: %1$s/foreign/empty-belt
          role: out_of_distribution
          safe: [accept, review]
      guard: %2$s
      gates:
        - {metric: silent_failure_rate, dataset: empty-belt, at_most: 20 %%}
        - {metric: review_load, dataset: line, at_most: 50 %%}
      """;

  @TempDir private Path folder;

  private Ran certify(String guard) throws IOException {
    Path line = SharedMaterial.projectRoot().resolve("datasets/washer-line");
    Path plan = Files.writeString(folder.resolve("plan.yaml"), PLAN.formatted(line, guard));
    return Ran.cvready("certify", plan, "--allow-outside", "--out", folder.resolve("run"));
  }

  private FailSafeFindings found(String guard) throws IOException {
    Ran ran = certify(guard);
    assertThat(ran.code()).as(ran.err()).isIn(0, 1, 2);
    return EvidenceJson.read(folder.resolve("run")).strange().failSafe().orElseThrow();
  }

  private String report() throws IOException {
    return Files.readString(folder.resolve("run/report.html"));
  }

  private static List<ScoreSeparation> of(FailSafeFindings found, StrangeScore score) {
    return found.scores().stream().filter(each -> each.score().equals(score.key())).toList();
  }

  @Test
  void certify_guardOnAnInnerOutput_judgesImageAndEmbeddingScoresBesideEachOther()
      throws IOException {
    FailSafeFindings found =
        found(
            "{scores: [embedding_nearest], features: {output: conv40}}\n"
                // The line decides with the guard, and so with embeddings.
                + "line_speed: {units_per_minute: 300, deadline: 5 s, warm_up: 200 ms, run: 1 s}");

    assertThat(found.inner().orElseThrow().name()).isEqualTo("conv40");
    assertThat(found.inner().orElseThrow().shape()).hasSize(4);
    GuardSummary guard = found.guard().orElseThrow();
    assertThat(guard.limits()).singleElement().matches(limit -> limit.above() > 0);
    assertThat(guard.inferences()).isEqualTo(1);
    for (StrangeScore score :
        List.of(
            StrangeScore.MAHALANOBIS,
            StrangeScore.NEAREST,
            StrangeScore.EMBEDDING_MAHALANOBIS,
            StrangeScore.EMBEDDING_NEAREST)) {
      assertThat(of(found, score))
          .as(score.key())
          .singleElement()
          .satisfies(
              each -> {
                assertThat(each.found().trials()).isEqualTo(40);
                assertThat(each.raised().trials()).isBetween(45L, 55L);
                // No part at all: what any look at the whole image must tell.
                assertThat(each.auroc().orElseThrow()).isGreaterThan(0.9);
              });
    }
    assertThat(found.findings())
        .anyMatch(text -> text.startsWith("Distances between embeddings beside those between"));
    assertThat(of(found, StrangeScore.AGREEMENT)).isEmpty();
    assertThat(found.limits().get(0))
        .startsWith("Not worked out: agreement (it costs 4 more inferences an image");
    assertThat(report()).contains("from its inner output <code>conv40</code>");
  }

  @Test
  void certify_guardOnAgreement_tellsItsSeparationAndWhatItCosts() throws IOException {
    FailSafeFindings found = found("{scores: [agreement], keep: 95 %}");

    assertThat(found.guard().orElseThrow().inferences()).isEqualTo(5);
    assertThat(of(found, StrangeScore.AGREEMENT))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.auroc().orElseThrow()).isBetween(0.0, 1.0);
              assertThat(each.fpr95().orElseThrow()).isBetween(0.0, 1.0);
              // 5 % of about 50, fitted on as many: both vary by about 1.5.
              assertThat(each.raised().events()).isLessThanOrEqualTo(12);
            });
    // What the guard trips on is what lies above its threshold.
    assertThat(found.guard().orElseThrow().judged().events())
        .isEqualTo(of(found, StrangeScore.AGREEMENT).get(0).raised().events());
    assertThat(found.findings()).anyMatch(text -> text.contains("5 inferences in place of 1"));
    assertThat(of(found, StrangeScore.EMBEDDING_NEAREST)).isEmpty();
    assertThat(report()).contains("5 inferences an image");
  }

  /** From a score floor of 0.3 on nothing at all is detected on most good parts. */
  @Test
  void certify_secondPassByStrangeness_ranksImagesWithoutAnyBox() throws IOException {
    Path line = SharedMaterial.projectRoot().resolve("datasets/washer-line");
    Path plan =
        Files.writeString(
            folder.resolve("plan.yaml"),
            """
            plan: 1
            name: blanks
            model: {file: %1$s/detector.onnx, score_floor: 0.3}
            operating_point: {score: 0.35, review_from: 0.32, nms_iou: 0.5}
            datasets:
              line: {format: coco, path: %1$s/benchmark/annotations.json, role: benchmark}
            guard: {scores: [nearest]}
            second_pass: {route: 20 %%, by: strangeness, verifier: {kind: flip}}
            gates: [{metric: fn_rate, dataset: line, at_most: 50 %%}]
            """
                .formatted(line));
    Ran ran = Ran.cvready("certify", plan, "--allow-outside", "--out", folder.resolve("run"));
    assertThat(ran.code()).as(ran.err()).isIn(0, 1, 2);
    SelectionFindings found =
        EvidenceJson.read(folder.resolve("run")).strange().selection().orElseThrow();
    RiskCoverage set = found.sets().get(0);
    assertThat(set.blank()).isBetween(20L, 120L);
    assertThat(set.blankMissed()).isBetween(0L, set.missed());
    assertThat(set.curves()).extracting(RiskCurve::measure).containsExactly(RiskMeasure.values());
    assertThat(found.findings())
        .anyMatch(text -> text.contains("nothing is detected at any score"));
    assertThat(found.secondPass().orElseThrow().sets().get(0).routed()).isPositive();
    assertThat(report()).contains("so that no score ranks them");
  }

  @Test
  void certify_tensorThatTheModelLacks_says64WithNearNames() throws IOException {
    Ran ran = certify("{scores: [nearest], features: {output: conv400}}");
    assertThat(ran.code()).isEqualTo(64);
    assertThat(ran.err())
        .contains("guard.features.output: must be one of the 116 tensors that the model computes")
        .contains("got 'conv400'; try conv40 or ");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void certify_innerOutputOfAnotherEngine_says64() throws IOException {
    String guard = "{scores: [nearest], features: {output: conv40}}";
    Path line = SharedMaterial.projectRoot().resolve("datasets/washer-line");
    Path plan =
        Files.writeString(
            folder.resolve("plan.yaml"),
            PLAN.formatted(line, guard).replace("detector.onnx}", "detector.onnx, engine: djl}"));
    Ran ran = Ran.cvready("check", plan, "--allow-outside");
    assertThat(ran.out() + ran.err())
        .contains("guard.features.output: needs a model on engine onnx, got engine djl");
  }

  @Test
  void certify_energyOfAModelWithoutLogits_says64() throws IOException {
    Path plan =
        Files.writeString(
            folder.resolve("plan.yaml"),
            """
            plan: 1
            model: {file: %s}
            operating_point: {score: 0.3}
            datasets:
              street: {format: yolo, path: %s, role: benchmark}
            guard: {scores: [entropy, energy]}
            gates: [{metric: fn_rate, dataset: street, at_most: 50 %%}]
            """
                .formatted(
                    SharedMaterial.at("models/yolox_nano.onnx"),
                    SharedMaterial.at("data/coco_val2017_96")));
    Ran ran = Ran.cvready("certify", plan, "--allow-outside", "--out", folder.resolve("run"));
    assertThat(ran.code()).as(ran.err()).isEqualTo(64);
    assertThat(ran.err())
        .contains("guard.scores: energy needs logits, which decoder yolox does not give");
  }

  @Test
  void inspect_tensors_listsWhatAPlanMayName() {
    Path line = SharedMaterial.projectRoot().resolve("datasets/washer-line");
    Ran ran = Ran.cvready("inspect", line.resolve("detector.onnx"), "--tensors");
    assertThat(ran.code()).isZero();
    assertThat(ran.out().lines()).hasSize(116).contains("conv40", "output");
  }
}

package org.cvready.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cvready.certificate.Evidence;
import org.cvready.metric.Metric;
import org.cvready.model.recalibration.Recalibration;
import org.cvready.report.EvidenceJson;
import org.cvready.report.ProfileJson;
import org.cvready.report.RecalibrationJson;
import org.cvready.study.calibration.RecalibrationFindings;
import org.cvready.study.profile.ReferenceProfile;
import org.cvready.study.selection.ChainFigure;
import org.cvready.study.selection.ChainSet;
import org.cvready.study.selection.SecondPassFindings;
import org.cvready.testing.SharedMaterial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bundled line with a second pass and with maps, from the plan to the files. */
class SecondPassCertificationTest {
  private static final String PLAN =
      """
      plan: 1
      name: second look
      seed: 20261122
      model: {file: %1$s/detector.onnx}
      operating_point: {score: 0.35, review_from: 0.2, nms_iou: 0.5}
      datasets:
        benchmark:
          format: coco
          path: %1$s/benchmark/annotations.json
          tags: %1$s/benchmark/tags.csv
          slice_by: [product]
          role: benchmark
      recalibration: {split: benchmark}
      second_pass: {route: 20 %%, target_escape_rate: 3 %%, verifier: %2$s}
      production: {units_per_minute: 600}
      gates: [{metric: fn_rate, dataset: benchmark, at_most: 40 %%}]
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"{kind: flip}", "{kind: scale, scale: 1.5}"})
  void certify_withSecondPassAndMaps_tellsOfTheChain(String verifier) throws IOException {
    Path line = SharedMaterial.projectRoot().resolve("datasets/washer-line");
    Path plan = Files.writeString(folder.resolve("plan.yaml"), PLAN.formatted(line, verifier));
    Path out = folder.resolve("run");
    Ran ran = Ran.cvready("certify", plan, "--allow-outside", "--out", out);
    assertThat(ran.code()).as(ran.err()).isIn(0, 1, 2);
    Evidence evidence = EvidenceJson.read(out);

    SecondPassFindings second =
        evidence.strange().selection().orElseThrow().secondPass().orElseThrow();
    ChainSet chain = second.sets().get(0);
    assertThat(chain.half()).isTrue();
    assertThat(chain.images()).isEqualTo(190);
    // A fifth of one half, as seen on the other: a binomial share of 190 stays within .15 of it.
    assertThat(chain.routedShare()).isCloseTo(0.2, within(0.15));
    assertThat(chain.whole(Metric.REVIEW_LOAD).orElseThrow().model().trials()).isEqualTo(190);
    assertThat(second.cost().times().verifierMean()).isPositive();
    assertThat(second.loads()).hasSize(1);

    RecalibrationFindings maps =
        evidence.strange().calibration().orElseThrow().recalibration().orElseThrow();
    Recalibration read = RecalibrationJson.parse(Files.readString(out.resolve(Recalibration.FILE)));
    assertThat(read).isEqualTo(maps.recalibration());
    ReferenceProfile profile =
        ProfileJson.parse(Files.readString(out.resolve(ReferenceProfile.FILE)));
    assertThat(evidence.strange().profile()).hasValue(profile);
    assertThat(Files.readString(out.resolve("manifest.json")))
        .contains(Recalibration.FILE, ReferenceProfile.FILE);
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("id=\"calibration\"", "id=\"selection\"", "id=\"profile\"");
  }

  private static final String REACH =
      """
      plan: 1
      name: second look
      seed: 20261122
      model: {file: %1$s/detector.onnx}
      operating_point: {score: 0.35, review_from: 0.2}
      datasets:
        benchmark:
          format: coco
          path: %1$s/benchmark/annotations.json
          include: "**bench-00[0-3]*"
          role: benchmark
        unseen:
          format: folder
          path: %1$s/foreign/unseen-defect
          role: out_of_distribution
          safe: [reject, review]
      conditions: {gaussian_noise: {severity: [1]}, exposure: {ev: [-1]}}
      second_pass:
        route: 50 %%
        conditions: true
        verifier: {kind: model, file: %1$s/detector.onnx}
      gates: [{metric: fn_rate, dataset: benchmark, at_most: 40 %%}]
      """;

  /** A verifier that is the model itself, with the same point, sees what the model saw. */
  @Test
  void certify_verifierThatIsTheModel_changesNothingUnderAnyCondition() throws IOException {
    Path line = SharedMaterial.projectRoot().resolve("datasets/washer-line");
    SecondPassFindings second = certified(REACH.formatted(line));

    assertThat(second.conditions())
        .extracting(ChainSet::condition)
        .containsExactlyInAnyOrder("gaussian_noise@1", "exposure@-1EV");
    assertThat(second.cost().underConditions()).isPositive();
    assertThat(second.cost().strange()).isPositive();
    Stream.concat(second.sets().stream(), second.conditions().stream())
        .flatMap(set -> set.figures().stream())
        .forEach(SecondPassCertificationTest::assertSame);
    assertThat(second.strange())
        .singleElement()
        .satisfies(
            set -> {
              assertThat(set.images()).isEqualTo(48);
              assertSame(set.silent());
              assertSame(set.review());
            });
  }

  private SecondPassFindings certified(String yaml) throws IOException {
    Path plan = Files.writeString(folder.resolve("plan.yaml"), yaml);
    Path out = folder.resolve("run");
    Ran ran = Ran.cvready("certify", plan, "--allow-outside", "--out", out);
    assertThat(ran.code()).as(ran.err()).isIn(0, 1, 2);
    return EvidenceJson.read(out).strange().selection().orElseThrow().secondPass().orElseThrow();
  }

  private static void assertSame(ChainFigure figure) {
    assertThat(figure.onlyModel()).as(figure.model().scope().text()).isZero();
    assertThat(figure.onlyChain()).as(figure.model().scope().text()).isZero();
  }

  private static final String OTHER_MODEL =
      """
      plan: 1
      name: two architectures
      seed: 20261122
      model: {file: %1$s/models/yolox_nano.onnx}
      operating_point: {score: 0.4, review_from: 0.25}
      datasets:
        benchmark: {format: yolo, path: %1$s/data/coco_val2017_96, role: benchmark}
      second_pass:
        route: review_band
        verifier: {kind: model, file: %1$s/models/picodet_s_320_coco.onnx, score: 0.4}
      gates: [{metric: fn_rate, dataset: benchmark, at_most: 90 %%}]
      """;

  /** Neither model carries names: both take those of the images, of which there are as many. */
  @Test
  void certify_verifierOfAnotherArchitecture_looksAtTheReviewBand() throws IOException {
    SharedMaterial.at("data/coco_val2017_96/config.yaml");
    SharedMaterial.at("models/yolox_nano.onnx");
    SharedMaterial.at("models/picodet_s_320_coco.onnx");
    SecondPassFindings second = certified(OTHER_MODEL.formatted(SharedMaterial.at("")));

    assertThat(second.verifier()).isEqualTo("another model (picodet_s_320_coco.onnx)");
    ChainSet chain = second.sets().get(0);
    ChainFigure review = chain.whole(Metric.REVIEW_LOAD).orElseThrow();
    // The band alone is routed, and a verifier without a band reviews nothing.
    assertThat(chain.routed()).isEqualTo(review.model().events()).isPositive();
    assertThat(review.chain().events()).isZero();
    assertThat(second.cost().inferences()).isEqualTo(chain.routed());
  }
}

package org.cvready.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cvready.certificate.Evidence;
import org.cvready.metric.Metric;
import org.cvready.model.recalibration.Recalibration;
import org.cvready.report.EvidenceJson;
import org.cvready.report.ProfileJson;
import org.cvready.report.RecalibrationJson;
import org.cvready.study.calibration.RecalibrationFindings;
import org.cvready.study.profile.ReferenceProfile;
import org.cvready.study.selection.ChainSet;
import org.cvready.study.selection.SecondPassFindings;
import org.cvready.testing.SharedMaterial;
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
}

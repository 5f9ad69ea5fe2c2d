package org.cvready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cvready.gate.Verdict;
import org.cvready.report.CertificateJson;
import org.cvready.testing.SharedMaterial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A published model whose quantisation is broken: every score of every class is 0. */
class DeadModelTest {
  /** Every limit but the last is one that silence keeps. */
  private static final String PLAN =
      """
      plan: 1
      name: a dead model
      model: {file: %s}
      operating_point: {score: 0.3}
      datasets:
        site: {format: yolo, path: site, role: on_site, sampling: natural}
        foreign: {format: folder, path: site/images, role: out_of_distribution, safe: [accept]}
      gates:
        - {metric: fp_rate, dataset: site, class: person, at_most: 100 %%}
        - {metric: review_load, dataset: site, at_most: 90 %%}
        - {metric: silent_failure_rate, dataset: foreign, at_most: 90 %%}
        - {metric: fn_rate, dataset: site, at_most: 100 %%}
      """;

  @TempDir Path folder;

  @Test
  void certify_aModelThatDetectsNothing_failsAndSaysSoAtTheTop() throws IOException {
    // These eight have 72 lines of labels.
    CocoPhotos.copy(folder.resolve("site"), CocoPhotos.first(8));
    Path model = SharedMaterial.at("models/yolov8n_coco_quant_DEAD.onnx");
    Path plan = Files.writeString(folder.resolve("plan.yaml"), PLAN.formatted(model));
    Path out = folder.resolve("out");

    Ran ran = Ran.cvready("certify", plan, "--allow-outside", "--out", out);

    assertThat(ran.code()).as(ran.err()).isEqualTo(1);
    List<String> top = ran.out().lines().limit(3).toList();
    assertThat(top.get(0)).isEqualTo("NOT CERTIFIED: a dead model");
    assertThat(top.get(2))
        .startsWith("! This model detects nothing: not one detection")
        .endsWith("Its lack of false alarms is no success.");
    var certificate = CertificateJson.read(out.resolve("certificate.json"));
    assertThat(certificate.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(certificate.gates().get(0).reason()).startsWith("detects nothing: 0 of 72 ");
    assertThat(out.resolve("report.html")).content().contains("This model detects nothing");
    assertThat(out.resolve("junit.xml")).content().contains("detects nothing");
    assertThat(CertificateSchema.faults(out.resolve("certificate.json"))).isEmpty();
  }
}

package org.cvready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cvready.report.CertificateJson;
import org.cvready.testing.SharedMaterial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same plan on the same inputs gives the same bytes, but for timings. */
class SameBytesTest {
  private static final String PLAN =
      """
      plan: 1
      name: same bytes
      seed: 20261123
      model: {file: %s}
      operating_point: {score: 0.25, review_from: 0.1, nms_iou: 0.7}
      datasets:
        benchmark: {format: voc, path: %s, include: "IMAGES/*_2[0-3].jpg", role: benchmark}
        strip: {format: voc, path: %s, include: "IMAGES/*_1[0-9].jpg", role: on_site}
      conditions:
        gaussian_noise: {severity: [2], apply_to: [strip], sample: 20}
        motion_blur: {severity: [2], apply_to: [strip], sample: 20}
      gates:
        - {metric: fn_rate, dataset: strip, class: each, at_most: 40 %%}
        - {metric: fn_rate, dataset: strip, condition: each, at_most: 60 %%}
        - {metric: map50, dataset: strip, condition: each, at_least: 10 %%}
        - {metric: rpc, dataset: strip, at_least: 10 %%}
      """;

  @TempDir Path folder;

  @Test
  void certify_withOneAndWithTwoWorkers_writesTheSameBytes() throws IOException {
    Path model = SharedMaterial.at("models/neudet_yolov8n_int8.onnx");
    Path data = SharedMaterial.at("data/neu-det");
    Path plan = Files.writeString(folder.resolve("plan.yaml"), PLAN.formatted(model, data, data));
    Path one = certify(plan, 1);
    Path two = certify(plan, 2);
    for (String name :
        new String[] {
          "predictions.json", "ground_truth.json", "observations.jsonl.gz", "evidence.json"
        }) {
      assertThat(two.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
    }
    assertThat(canonical(two)).isEqualTo(canonical(one));
  }

  private Path certify(Path plan, int workers) throws IOException {
    Path out = Files.createTempDirectory(folder, "run");
    Ran ran = Ran.cvready("certify", plan, "--allow-outside", "--workers", workers, "--out", out);
    assertThat(ran.code()).as(ran.err()).isIn(1, 2);
    return out;
  }

  private static String canonical(Path run) throws IOException {
    return CertificateJson.canonicalPart(CertificateJson.read(run.resolve("certificate.json")));
  }
}

package org.cvready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cvready.testing.SharedMaterial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operating envelope of the bundled detector, as a certification finds it. */
class EnvelopeTest {
  private static final String PLAN =
      """
      plan: 1
      name: envelope
      seed: 20261122
      model: {file: %1$s/detector.onnx}
      operating_point: {score: 0.35, review_from: 0.2, nms_iou: 0.5}
      datasets:
        benchmark: {format: coco, path: %1$s/benchmark/annotations.json, role: benchmark}
      conditions:
        defocus: {diameter_px: [16], apply_to: [benchmark]}
      envelope:
        gates:
          - {metric: false_reject_rate, dataset: benchmark, at_most: 20 %%}
        search:
          defocus: {to: 16, steps: 4}
          light_gradient: {to: 20, steps: 2}
        pairs: [{x: light_gradient, y: defocus, steps: 2}]
        site: {mm_per_pixel: 0.25}
        site_at: {defocus: 1.5}
      gates:
        - {metric: false_reject_rate, dataset: benchmark, at_most: 20 %%}
      """;

  @TempDir Path folder;

  private Path certify(int workers) throws IOException {
    Path line = SharedMaterial.projectRoot().resolve("datasets/washer-line").toAbsolutePath();
    Path plan = Files.writeString(folder.resolve("plan.yaml"), PLAN.formatted(line));
    Path out = Files.createTempDirectory(folder, "run");
    Ran ran = Ran.cvready("certify", plan, "--allow-outside", "--workers", workers, "--out", out);
    assertThat(ran.code()).as(ran.err()).isIn(0, 1, 2);
    return out;
  }

  @Test
  void certify_planWithAnEnvelope_findsTheSameRangesOnAnyNumberOfThreads() throws IOException {
    Path one = certify(1);
    Path two = certify(2);

    assertThat(two.resolve("evidence.json")).hasSameBinaryContentAs(one.resolve("evidence.json"));
    JsonNode found =
        new ObjectMapper()
            .readTree(Files.readAllBytes(one.resolve("evidence.json")))
            .at("/strange/envelope");
    JsonNode limit = found.at("/limits/0");
    assertThat(limit.get("exact").asBoolean()).isTrue();
    assertThat(limit.get("ranges")).hasSize(2);
    JsonNode defocus = limit.at("/ranges/0/sides/0");
    assertThat(defocus.get("holds_to").asDouble()).isBetween(0.0, 16.0);
    assertThat(defocus.get("probes")).isNotEmpty();
    assertThat(limit.at("/ranges/0/marks/0/magnitude").asDouble()).isEqualTo(1.5);
    assertThat(limit.get("regions")).hasSize(1);
    long looked = found.at("/cost/alone").asLong();
    assertThat(looked).isPositive().isLessThan(found.at("/cost/grid_alone").asLong());
    assertThat(Files.readString(one.resolve("report.html")))
        .contains("Operating envelope")
        .contains("false_reject_rate (benchmark) ≤ 20 %")
        .contains("class=\"chart\"");
  }
}

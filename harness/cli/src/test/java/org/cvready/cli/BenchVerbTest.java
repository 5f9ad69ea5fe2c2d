package org.cvready.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cvready.certificate.SpeedEvidence;
import org.cvready.imaging.ImageEncoder;
import org.cvready.model.TestPictures;
import org.cvready.model.TinyOnnx;
import org.cvready.report.EvidenceJson;
import org.cvready.study.throughput.Scenario;
import org.cvready.study.throughput.SettingTrial;
import org.cvready.study.throughput.ThroughputFindings;
import org.cvready.study.throughput.ThroughputMeter.Speed;
import org.cvready.study.throughput.ThroughputRow;
import org.cvready.testing.SharedMaterial;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bundled detector and a model that takes batches under JMH, in forks that last a moment. A
 * fork takes seconds to start, so each plan is run once, the one by {@code certify}, the other by
 * {@code bench}.
 */
class BenchVerbTest {
  private static final String PLAN =
      """
      plan: 1
      name: speed of the bundled detector
      seed: 5
      model: {file: '%1$s/detector.onnx'}
      operating_point: {score: 0.35, review_from: 0.2}
      datasets:
        unseen: {format: folder, path: '%1$s/foreign/unseen-defect', role: out_of_distribution}
      throughput: {threads: [1, 2], images: 17, warm_up: 20 ms, run: 100 ms}
      gates:
        - {metric: silent_failure_rate, dataset: unseen, at_most: 100 %%}
      """;

  @TempDir private static Path folder;
  private static Path plan = Path.of("");

  @BeforeAll
  static void write() throws IOException {
    // Others may measure on this machine; nothing here depends on how long anything takes.
    System.setProperty("jmh.ignoreLock", "true");
    Path line = SharedMaterial.projectRoot().resolve("datasets/washer-line");
    plan = Files.writeString(folder.resolve("plan.yaml"), PLAN.formatted(line));
  }

  private static List<JsonNode> jmh(Path out) throws IOException {
    JsonNode tree =
        new ObjectMapper().readTree(out.resolve(ThroughputFindings.METER_FILE).toFile());
    return java.util.stream.StreamSupport.stream(tree.spliterator(), false).toList();
  }

  private static void check(ThroughputFindings found, List<JsonNode> jmh) {
    assertThat(found.method().meter()).startsWith("JMH 1.");
    assertThat(found.rows()).hasSize(6).allMatch(ThroughputRow::valid);
    assertThat(found.rows()).allMatch(row -> row.compared() > 0 && row.equal() == row.compared());
    assertThat(jmh).hasSize(6);
    for (int i = 0; i < 6; i++) {
      ThroughputRow row = found.rows().get(i);
      Speed speed = row.speed().orElseThrow();
      JsonNode metric = jmh.get(i).get("primaryMetric");
      assertThat(jmh.get(i).get("threads").intValue()).isEqualTo(row.setting().threads());
      assertThat(jmh.get(i).get("forks").intValue()).isEqualTo(1);
      assertThat(jmh.get(i).get("params").get("row").textValue()).contains(row.span().words());
      boolean offline = row.scenario() == Scenario.OFFLINE;
      assertThat(jmh.get(i).get("mode").textValue()).isEqualTo(offline ? "thrpt" : "sample");
      double score = metric.get("score").doubleValue();
      // JMH counts runs; a run has as many images as the batch.
      double figure =
          offline
              ? speed.imagesPerSecond() / row.setting().batch()
              : speed.millis().orElseThrow().mean();
      assertThat(figure).isCloseTo(score, within(1e-9 * score));
      assertThat(speed.error()).isPresent();
      assertThat(speed.shown()).isPositive();
      assertThat(row.distinct()).isEqualTo((int) Math.min(17, speed.shown()));
    }
  }

  @Test
  void certify_ofTheBundledDetector_hasThroughputInEvidenceAndReport() throws IOException {
    Path out = folder.resolve("certified");
    Ran ran = Ran.cvready("certify", plan, "--allow-outside", "--out", out);
    assertThat(ran.code()).as(ran.err()).isLessThan(64);
    assertThat(ran.err()).contains("throughput, offline, from file to detections, 2 threads");
    ThroughputFindings found = EvidenceJson.read(out).speed().throughput().orElseThrow();
    check(found, jmh(out));
    assertThat(found.trials())
        .extracting(SettingTrial::change)
        .containsExactly("2 threads in place of 1");
    assertThat(Files.readString(out.resolve("report.html")))
        .contains(
            "<section id=\"throughput\"",
            "Images a second over threads",
            "Settings against the plan");
    assertThat(Files.readString(out.resolve("manifest.json")))
        .contains(ThroughputFindings.METER_FILE);
  }

  /** A model that takes batches: it sees a box that grows with the picture's brightness. */
  private static Path batchPlan() throws IOException {
    Path site = Files.createDirectories(folder.resolve("batches/grey"));
    for (int i = 0; i < 17; i++) {
      int grey = 60 + 10 * i;
      Files.write(
          site.resolve("grey-%02d.png".formatted(i)),
          ImageEncoder.png(TestPictures.plain(48, 40, grey, grey, grey)));
    }
    new TinyOnnx()
        .input("images", 1, -1, 3, 32, 32)
        .timesMean("out", "images", new long[] {84, 6}, 4, 8, 30, 32, 1, 0)
        .metadata("names", "['a', 'b']")
        .write(folder.resolve("batches"));
    return Files.writeString(
        folder.resolve("batches/plan.yaml"),
        """
        plan: 1
        name: batches
        seed: 5
        model: {file: tiny.onnx, decoder: end_to_end}
        operating_point: {score: 0.35}
        datasets:
          grey: {format: folder, path: grey, role: out_of_distribution}
        throughput: {threads: [1], batch: [2, 4], images: 17, warm_up: 20 ms, run: 100 ms}
        gates:
          - {metric: silent_failure_rate, dataset: grey, at_most: 100 %}
        """);
  }

  @Test
  void bench_ofAModelThatTakesBatches_findsInEachWhatItFindsInSinglePictures() throws IOException {
    Path out = folder.resolve("batches/bench");
    Ran ran = Ran.cvready("bench", batchPlan(), "--out", out);
    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    assertThat(ran.err()).doesNotContain("error");
    SpeedEvidence speed = EvidenceJson.parse(Files.readString(out.resolve("bench.json"))).speed();
    ThroughputFindings found = speed.throughput().orElseThrow();
    // Offline with batches of 2 and 4, from files and inference alone; single streams take one.
    // The accuracy run, with which outputs are compared, shows one picture at a time.
    check(found, jmh(out));
    assertThat(found.rows())
        .extracting(row -> row.setting().batch())
        .containsExactly(2, 4, 2, 4, 1, 1);
    assertThat(found.rows())
        .allMatch(row -> row.speed().orElseThrow().shown() % row.setting().batch() == 0);
    assertThat(found.omissions()).noneMatch(one -> one.what().contains("batch"));
    assertThat(ran.out())
        .contains("offline        from file to detections        1         1      2")
        .contains("single stream  inference only")
        .contains("paired: batches of 4 in place of 2")
        .contains("to the last digit", speed.notMeasured().orElseThrow())
        .doesNotContain("INVALID");
  }

  @Test
  void bench_ofABrokenPlan_saysWhatIsWrong() throws IOException {
    Path broken =
        Files.writeString(
            folder.resolve("broken.yaml"),
            Files.readString(plan).replace("run: 100 ms", "runs: 100 ms"));
    Ran ran = Ran.cvready("bench", broken, "--allow-outside", "--out", folder.resolve("none"));
    assertThat(ran.code()).isEqualTo(ExitCode.BAD_ARGUMENT.code());
    assertThat(ran.err()).contains("throughput.runs", "unknown key", "run");
    assertThat(folder.resolve("none")).doesNotExist();
  }
}

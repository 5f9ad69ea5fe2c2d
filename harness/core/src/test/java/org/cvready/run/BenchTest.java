package org.cvready.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cvready.certificate.Evidence;
import org.cvready.model.TinyOnnx;
import org.cvready.plan.PathRule;
import org.cvready.plan.Plan;
import org.cvready.report.EvidenceJson;
import org.cvready.study.throughput.FakeMeter;
import org.cvready.study.throughput.MeterTask;
import org.cvready.study.throughput.ThroughputFindings;
import org.cvready.study.throughput.ThroughputMeter.MeteredRow;
import org.cvready.study.throughput.ThroughputMeter.TimedOutput;
import org.cvready.study.throughput.ThroughputQuestion.TimedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {
  private static final String SECTIONS =
      """
      datasets:
        benchmark: {format: coco, path: benchmark/annotations.json, role: benchmark}
        line: {format: coco, path: line/annotations.json, role: on_site, sampling: natural}
      throughput: {threads: [1], images: IMAGES, warm_up: 1 ms, run: 10 ms}
      gates: [{metric: map50, dataset: benchmark, at_least: 1 %}]
      """;

  @TempDir private Path folder;

  private Plan plan(int images) throws IOException {
    SmallSite site =
        new SmallSite(folder)
            .coco("benchmark", List.of("a", "b", "a", "b", "a", "b", "ab", "a", "b", "a", "b", "a"))
            .coco("line", List.of("a", "b", "", "b", "a", "b", "a", "", "b", "a"));
    Plan plan = site.plan(SECTIONS.replace("IMAGES", String.valueOf(images)));
    float[] box = {8, 8, 24, 24, 0.75f, 1};
    Path model =
        new TinyOnnx()
            .input("images", 1, 1, 3, 32, 32)
            .output("out", new long[] {1, 84, 6}, box)
            .metadata("names", "['a', 'b']")
            .write(folder);
    Files.copy(model, plan.model().file(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    return plan;
  }

  private Bench.Outcome bench(int images, FakeMeter meter)
      throws IOException, InterruptedException {
    RunOptions options = new RunOptions(folder.resolve("out"), 2, false);
    return Bench.run(plan(images), options, RunProgress.silent(), meter);
  }

  private static FakeMeter meter(UnaryOperator<MeteredRow> change) {
    return new FakeMeter(change);
  }

  @Test
  void run_ofATinyPlan_writesWhatItFound() throws Exception {
    Bench.Outcome outcome = bench(20, meter(row -> row));
    assertThat(outcome.valid()).isTrue();
    assertThat(outcome.line()).isEmpty();
    assertThat(outcome.throughput().method().datasets()).containsExactly("line", "benchmark");
    assertThat(outcome.throughput().rows()).allMatch(row -> row.equal() == 20);
    Evidence written = EvidenceJson.parse(Files.readString(folder.resolve("out/bench.json")));
    assertThat(written.speed().throughput()).hasValue(outcome.throughput());
    assertThat(folder.resolve("out").resolve(ThroughputFindings.METER_FILE)).hasContent("[]");
  }

  @Test
  void run_whoseTimedOutputsAreCorrupt_isInvalid() throws Exception {
    Bench.Outcome outcome =
        bench(
            20,
            meter(
                row ->
                    new MeteredRow(
                        row.row(),
                        row.speed(),
                        List.of(row.outputs().get(0), new TimedOutput(5, List.of())),
                        row.distinct(),
                        Optional.empty())));
    assertThat(outcome.valid()).isFalse();
    assertThat(outcome.throughput().rows())
        .allMatch(row -> row.invalid().orElse("").contains("did not find what it found"));
  }

  @Test
  void run_always_asksForTheModelAsThisProcessReadsIt() throws Exception {
    FakeMeter meter = meter(row -> row);
    bench(20, meter);
    MeterTask task = meter.tasks().get(0);
    assertThat(task.model().decoder()).isNotEqualTo("auto");
    assertThat(task.model().classNames()).hasValue(List.of("a", "b"));
    assertThat(task.seed()).isEqualTo(7);
  }

  @Test
  void images_ofAnOnSiteSet_comeFirstInSeededOrderAndNeverTwice() throws Exception {
    Plan plan = plan(12);
    // The same bytes under another name.
    Files.copy(
        folder.resolve("line/003.png"),
        folder.resolve("line/004.png"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    try (OpenedPlan opened = OpenedPlan.open(plan, PathRule.INSIDE_PLAN_FOLDER)) {
      List<TimedImage> images = new TimedImages(opened, 12).images();
      assertThat(images).hasSize(12);
      assertThat(images.subList(0, 9)).allMatch(image -> image.file().toString().contains("line"));
      assertThat(images.subList(9, 12))
          .allMatch(image -> image.file().toString().contains("benchmark"));
      List<String> hashes = new ArrayList<>();
      for (TimedImage image : images) {
        hashes.add(Hashes.of(image.file()));
      }
      assertThat(new HashSet<>(hashes)).hasSameSizeAs(hashes);
      assertThat(new TimedImages(opened, 12).images()).isEqualTo(images);
      assertThat(images.stream().map(TimedImage::name).limit(9).toList())
          .isNotEqualTo(images.stream().map(TimedImage::name).limit(9).sorted().toList());
      assertThat(new TimedImages(opened, 100).images()).hasSize(21);
    }
  }
}

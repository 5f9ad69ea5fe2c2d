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
import org.cvready.certificate.SpeedEvidence;
import org.cvready.model.TinyOnnx;
import org.cvready.plan.PathRule;
import org.cvready.plan.Plan;
import org.cvready.report.EvidenceJson;
import org.cvready.report.SpeedSummary;
import org.cvready.study.line.LineFindings;
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
    return plan(SECTIONS.replace("IMAGES", String.valueOf(images)));
  }

  private Plan plan(String sections) throws IOException {
    SmallSite site =
        new SmallSite(folder)
            .coco("benchmark", List.of("a", "b", "a", "b", "a", "b", "ab", "a", "b", "a", "b", "a"))
            .coco("line", List.of("a", "b", "", "b", "a", "b", "a", "", "b", "a"));
    Plan plan = site.plan(sections);
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

  private SpeedEvidence bench(int images, FakeMeter meter)
      throws IOException, InterruptedException {
    return bench(SECTIONS.replace("IMAGES", String.valueOf(images)), meter);
  }

  private SpeedEvidence bench(String sections, FakeMeter meter)
      throws IOException, InterruptedException {
    RunOptions options = new RunOptions(folder.resolve("out"), 2, false);
    return Bench.run(plan(sections), options, RunProgress.silent(), meter);
  }

  private SpeedEvidence written() throws IOException {
    return EvidenceJson.parse(Files.readString(folder.resolve("out/bench.json"))).speed();
  }

  private static FakeMeter meter(UnaryOperator<MeteredRow> change) {
    return new FakeMeter(change);
  }

  @Test
  void run_ofATinyPlan_writesWhatItFound() throws Exception {
    SpeedEvidence speed = bench(20, meter(row -> row));
    assertThat(speed.valid()).isTrue();
    ThroughputFindings throughput = speed.throughput().orElseThrow();
    assertThat(throughput.method().datasets()).containsExactly("line", "benchmark");
    assertThat(throughput.rows()).allMatch(row -> row.equal() == 20);
    assertThat(speed.device()).isPresent();
    assertThat(written()).isEqualTo(speed);
    assertThat(folder.resolve("out").resolve(ThroughputFindings.METER_FILE)).hasContent("[]");
  }

  @Test
  void run_ofAPlanWithoutALine_saysInFileAndOutputThatItWasNotMeasured() throws Exception {
    SpeedEvidence speed = bench(20, meter(row -> row));
    assertThat(speed.line()).isEmpty();
    assertThat(written().notMeasured())
        .get()
        .asString()
        .startsWith("Line speed was not measured, since the plan has no section line_speed");
    assertThat(SpeedSummary.print(speed, "bench.json"))
        .contains("\n\n" + written().notMeasured().orElseThrow() + "\n\nFigures: bench.json\n");
  }

  @Test
  void run_ofAPlanWithALine_writesItsFiguresBesideTheOthers() throws Exception {
    String line = "line_speed: {units_per_minute: 1200, deadline: 1 s, warm_up: 0 s, run: 1 s}\n";
    SpeedEvidence speed =
        bench(
            SECTIONS.replace("IMAGES", "20").replace("gates:", line + "gates:"), meter(row -> row));
    assertThat(written()).isEqualTo(speed);
    LineFindings found = written().line().orElseThrow();
    assertThat(found.run().orElseThrow().units()).isEqualTo(20);
    assertThat(found.claims()).hasSize(5);
    assertThat(found.capacity()).isEmpty();
    assertThat(speed.notMeasured())
        .get()
        .asString()
        .startsWith("The highest line speed was not looked for, since the plan has no key");
    assertThat(SpeedSummary.print(speed, "bench.json"))
        .contains(found.findings())
        .contains("upper 95 % bound", "p99.9")
        .doesNotContain("kept");
  }

  @Test
  void run_ofAPlanWithASearch_writesCapacityAndLoadCurve() throws Exception {
    String line =
        """
        line_speed:
          units_per_minute: 1200
          deadline: 1 s
          warm_up: 0 s
          run: 1 s
          capacity: {late_limit: 1 %, run: 100 ms, points: 3, confirm: 200 ms}
        """;
    SpeedEvidence speed =
        bench(
            SECTIONS.replace("IMAGES", "20").replace("gates:", line + "gates:"), meter(row -> row));
    assertThat(written()).isEqualTo(speed);
    assertThat(speed.notMeasured()).isEmpty();
    LineFindings.CapacityRow capacity = speed.line().orElseThrow().capacity().orElseThrow();
    assertThat(capacity.lateLimit()).isEqualTo(0.01);
    // The plan's own speed and those of the search: a curve of latency over load.
    assertThat(capacity.runs()).hasSizeGreaterThan(1);
    assertThat(SpeedSummary.print(speed, "bench.json")).contains("units a minute    units");
  }

  @Test
  void run_whoseTimedOutputsAreCorrupt_isInvalid() throws Exception {
    SpeedEvidence speed =
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
    assertThat(speed.valid()).isFalse();
    assertThat(speed.throughput().orElseThrow().rows())
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

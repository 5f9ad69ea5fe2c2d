package org.cvready.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cvready.metric.Metric;
import org.cvready.model.TinyOnnx;
import org.cvready.report.EvidenceJson;
import org.cvready.study.selection.ChainLine;
import org.cvready.study.selection.ChainSet;
import org.cvready.study.selection.ChainStrange;
import org.cvready.study.selection.SecondPassFindings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole certifications with a model that sees one box of class {@code a} in every picture of 32 x
 * 32, where the label is: 4 to 12 pixels in either direction.
 */
@Timeout(120)
class SecondPassRunTest {
  private static final String PLAN =
      """
      plan: 1
      name: line
      seed: 7
      model: {file: model.onnx, decoder: end_to_end, input: {size: 64}}
      operating_point: {score: 0.5, review_from: 0.2}
      datasets:
        benchmark: {format: coco, path: benchmark/annotations.json, role: benchmark}
        line3: {format: coco, path: line3/annotations.json, role: on_site}
        foreign: {format: folder, path: foreign, role: out_of_distribution, safe: [review]}
        twice: {format: folder, path: foreign, role: out_of_distribution, safe: [reject, review]}
      conditions:
        exposure: {ev: [-1, 1]}
        gaussian_noise: {severity: 2, apply_to: [foreign, line3], sample: 3}
        stuck_frame: {severity: 3, apply_to: [line3]}
      line_speed: {units_per_minute: 6000, deadline: 200 ms, warm_up: 0 s, run: 400 ms}
      gates: [{metric: fn_rate, dataset: benchmark, at_most: 5 %%}]
      second_pass: {route: 50 %%, conditions: true%s, verifier: %s}
      """;

  @TempDir private Path folder;

  /** A box of 8 to 24 pixels of the model's input. */
  private void model(String name, float score, long side) throws Exception {
    float[] boxes = new float[20 * 6];
    System.arraycopy(new float[] {8, 8, 24, 24, score, 0}, 0, boxes, 0, 6);
    Path written =
        new TinyOnnx()
            .input("images", 1, 1, 3, side, side)
            .output("out", new long[] {1, 20, 6}, boxes)
            .metadata("names", "['a', 'b']")
            .write(folder);
    Files.move(written, folder.resolve(name));
  }

  private SecondPassFindings certified(String keys, String verifier) throws Exception {
    SmallSite site = new SmallSite(folder);
    site.coco("benchmark", List.of("a", "a", "", "a", "", "a", "a", "a"));
    site.coco("line3", List.of("a", "", "a", "a"));
    for (int i = 0; i < 5; i++) {
      site.write("foreign/%d.png".formatted(i), SmallSite.noise(100 + i));
    }
    Path plan = Files.writeString(folder.resolve("plan.yaml"), PLAN.formatted(keys, verifier));
    Path out = folder.resolve("out");
    Certification.run(plan, new RunOptions(out, 2, false), RunProgress.silent());
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("<h4>Under conditions</h4>", "<h4>On strange inputs</h4>", "id=\"selection\"");
    return EvidenceJson.read(out).strange().selection().orElseThrow().secondPass().orElseThrow();
  }

  private static long[] events(ChainSet set, Metric metric) {
    return new long[] {
      set.whole(metric).orElseThrow().model().events(),
      set.whole(metric).orElseThrow().chain().events()
    };
  }

  /**
   * An input of 96 shows the picture three times larger, so that the box lies where no label is:
   * what the model finds is missed by the chain, and rejected all the same.
   */
  @Test
  void certify_scaleOfAnOpenInput_missesWhatLiesElsewhere() throws Exception {
    model("model.onnx", 0.8f, -1);
    SecondPassFindings found = certified("", "{kind: scale, scale: 1.5}");

    assertThat(found.verifier()).isEqualTo("the model on the image at 96 x 96 pixels");
    assertThat(found.line()).isEmpty();
    ChainSet line = found.sets().get(1);
    assertThat(line.dataset()).isEqualTo("line3");
    // The model is equally sure everywhere, so all are as doubtful as the most doubtful half.
    assertThat(line.routed()).isEqualTo(4);
    assertThat(events(line, Metric.FN_RATE)).containsExactly(0, 3);
    assertThat(events(line, Metric.ESCAPE_RATE)).containsExactly(0, 0);
    assertThat(found.underConditions("line3"))
        .extracting(ChainSet::condition)
        .containsExactlyInAnyOrder(
            "exposure@-1EV", "exposure@1EV", "gaussian_noise@2", "stuck_frame@3");
    assertThat(found.underConditions("line3"))
        .allSatisfy(set -> assertThat(set.routed()).isEqualTo(set.images()));
    // The sample of a condition stays what it was.
    assertThat(found.underConditions("line3"))
        .anySatisfy(set -> assertThat(set.images()).isEqualTo(3));
    // Half of the benchmark is left out under conditions too.
    assertThat(found.underConditions("benchmark"))
        .hasSize(2)
        .allSatisfy(set -> assertThat(set.title()).startsWith("the other half of benchmark"))
        .allSatisfy(set -> assertThat(set.images()).isEqualTo(found.sets().get(0).images()));
    assertThat(found.strange())
        .extracting(ChainStrange::title)
        .containsExactly("foreign", "foreign under gaussian_noise@2", "twice");
    // As captured line3 has 4; under conditions 4 + 4 + 3 + 4; and 5 + 3 + 5 strange ones.
    long half = found.sets().get(0).images();
    assertThat(found.cost().clean()).isEqualTo(half + 4);
    assertThat(found.cost().underConditions()).isEqualTo(2 * half + 15);
    assertThat(found.cost().strange()).isEqualTo(13);
    assertThat(found.cost().inferences()).isEqualTo(found.cost().images());
  }

  /** The other model is in doubt where this one is sure: everything goes to a person. */
  @Test
  void certify_anotherModelInDoubt_sendsEverythingToReview() throws Exception {
    model("model.onnx", 0.8f, -1);
    model("other.onnx", 0.3f, 64);
    SecondPassFindings found =
        certified(
            ", out_of_distribution: [twice], at_line_speed: true",
            "{kind: model, file: other.onnx, decoder: end_to_end}");

    for (ChainSet set : found.conditions()) {
      assertThat(events(set, Metric.REVIEW_LOAD)).containsExactly(0, set.images());
      assertThat(events(set, Metric.ESCAPE_RATE)).containsExactly(0, 0);
      long good = set.whole(Metric.FALSE_REJECT_RATE).orElseThrow().model().trials();
      assertThat(events(set, Metric.FALSE_REJECT_RATE)).containsExactly(good, 0);
    }
    assertThat(found.strange())
        .singleElement()
        .satisfies(set -> assertThat(set.review().chain().events()).isEqualTo(5));

    ChainLine line = found.line().orElseThrow();
    assertThat(line.dataset()).isEqualTo("line3");
    assertThat(line.chainLate().trials()).isEqualTo(40);
    assertThat(line.modelLate().trials()).isEqualTo(40);
    // Every frame that a worker had was routed; a slow machine may drop some.
    assertThat(line.routed()).isEqualTo(line.frames());
    assertThat(line.frames()).isBetween(1L, 40L);
    assertThat(line.reading().stages())
        .extracting(stage -> stage.stage())
        .containsExactly(
            "wait",
            "decode",
            "preprocess",
            "inference",
            "outputs",
            "decision",
            "routing",
            "second look");
    assertThat(line.reading().claims()).hasSameSizeAs(line.modelClaims());
    assertThat(found.findings())
        .anyMatch(text -> text.startsWith("With the second pass in the line, at 6,000 units"));
    assertThat(Files.readString(folder.resolve("out/report.html")))
        .contains("<h4>The line with the second pass in it</h4>");
  }
}

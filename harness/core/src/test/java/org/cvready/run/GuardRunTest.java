package org.cvready.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import org.cvready.model.TinyOnnx;
import org.cvready.plan.BadPlanException;
import org.cvready.plan.PathRule;
import org.cvready.plan.Plan;
import org.cvready.study.strange.StrangeScore;
import org.cvready.study.strange.Watch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards on a model that finds the same box on every image, and passes its input through. */
class GuardRunTest {
  private static final String SECTIONS =
      """
      datasets:
        benchmark: {format: coco, path: benchmark/annotations.json, role: benchmark}
      guard: GUARD
      gates: [{metric: map50, dataset: benchmark, at_least: 1 %}]
      """;

  @TempDir private Path folder;

  private Plan plan(String guard) throws IOException {
    SmallSite site = new SmallSite(folder).coco("benchmark", Collections.nCopies(48, "a"));
    Plan plan = site.plan(SECTIONS.replace("GUARD", guard));
    Path model =
        new TinyOnnx()
            .input("images", 1, 1, 3, 32, 32)
            .node("Relu", "inner", "images")
            .output("out", new long[] {1, 84, 6}, 8, 8, 24, 24, 0.75f, 1)
            .metadata("names", "['a', 'b']")
            .write(folder);
    Files.copy(model, plan.model().file(), StandardCopyOption.REPLACE_EXISTING);
    return plan;
  }

  private Watch fitted(String guard) throws IOException, InterruptedException {
    try (OpenedPlan opened = OpenedPlan.open(plan(guard), PathRule.INSIDE_PLAN_FOLDER)) {
      return GuardRun.fitted(opened, 2, RunProgress.silent()).watch();
    }
  }

  @Test
  void fitted_innerOutput_isWatchedWhetherTheGuardNeedsItOrNot() throws Exception {
    Watch needed = fitted("{scores: [embedding_nearest], features: {output: inner}}");
    assertThat(needed.embedding()).isTrue();
    assertThat(needed.guard().orElseThrow().guard().scores())
        .containsExactly(StrangeScore.EMBEDDING_NEAREST);
    assertThat(needed.guard().orElseThrow().guard().needsEmbedding()).isTrue();

    Watch compared = fitted("{scores: [nearest], features: {output: inner}}");
    assertThat(compared.embedding()).isTrue();
    assertThat(compared.guard().orElseThrow().guard().needsEmbedding()).isFalse();

    assertThat(fitted("{scores: [nearest]}").embedding()).isFalse();
  }

  @Test
  void fitted_innerOutputThatNeverVaries_isRefused() {
    assertThatThrownBy(() -> fitted("{scores: [embedding_nearest], features: {output: out}}"))
        .isInstanceOf(BadPlanException.class)
        .hasMessageContaining(
            "guard.features.output: must vary between images, but is the same on all 48 of"
                + " benchmark: out");
  }

  @Test
  void open_tensorThatIsNotThere_namesThoseThatAre() {
    assertThatThrownBy(() -> fitted("{scores: [nearest], features: {output: iner}}"))
        .isInstanceOf(BadPlanException.class)
        .hasMessageContaining("must be one of the 2 tensors that the model computes, got 'iner'")
        .hasMessageContaining("try inner or out");
  }

  @Test
  void fitted_energyOfFinishedScores_isRefused() {
    assertThatThrownBy(() -> fitted("{scores: [energy]}"))
        .isInstanceOf(BadPlanException.class)
        .hasMessageContaining("guard.scores: energy needs logits, which decoder end_to_end");
  }
}

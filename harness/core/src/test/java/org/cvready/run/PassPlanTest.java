package org.cvready.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.cvready.plan.Plan;
import org.cvready.study.PassSet;
import org.cvready.study.PassSet.SetCondition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassPlanTest {
  private static final String SECTIONS =
      """
      datasets:
        line3: {format: coco, path: line3/annotations.json, role: on_site}
        foreign: {format: folder, path: line3, role: out_of_distribution}
        fitted: {format: coco, path: line3/annotations.json, role: train}
      conditions:
        glare: {severity: [1], sample: 5}
        jpeg: {severity: [3], sample: 12}
        motion_blur: {severity: [2], sample: 12, apply_to: [line3, foreign]}
        gaussian_noise: {severity: [1], sample: 40}
      gates:
        - {metric: fn_rate, dataset: line3, at_most: 5 %}
        - {metric: map, dataset: line3, condition: jpeg@3, at_least: 50 %}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeImages() throws IOException {
    new SmallSite(folder).coco("line3", Collections.nCopies(40, "a"));
  }

  private List<PassSet> sets() throws IOException {
    Plan plan = new SmallSite(folder).plan(SECTIONS);
    return new PassPlan(plan, SmallSite.aligned(plan, "a"), 0.1).sets();
  }

  @Test
  void sets_samples_areNestedAndTheSameEveryTime() throws IOException {
    List<SetCondition> line = sets().get(0).conditions();
    assertThat(line.stream().map(SetCondition::id))
        .containsExactly("clean", "glare@1", "jpeg@3", "motion_blur@2", "gaussian_noise@1");
    BitSet few = BitSet.valueOf(line.get(1).images().orElseThrow().toLongArray());
    BitSet more = line.get(2).images().orElseThrow();
    assertThat(few.cardinality()).isEqualTo(5);
    assertThat(more.cardinality()).isEqualTo(12);
    few.andNot(more);
    assertThat(few.isEmpty()).isTrue();
    assertThat(line.get(3).images()).hasValue(more);
    assertThat(line.get(4).images()).isEmpty();
    assertThat(sets().get(0).conditions()).isEqualTo(line);
  }

  @Test
  void sets_foreignFolder_hasOnlyTheConditionsThatNameIt() throws IOException {
    assertThat(sets().get(1).conditions().stream().map(SetCondition::id))
        .containsExactly("clean", "motion_blur@2");
  }

  @Test
  void sets_ofTraining_areShownAsTheyAre() throws IOException {
    assertThat(sets().get(2).conditions().stream().map(SetCondition::id)).containsExactly("clean");
  }

  @Test
  void sets_averagePrecisionUnderACondition_keepsAllItsDetections() throws IOException {
    List<SetCondition> line = sets().get(0).conditions();
    assertThat(line.get(0).keepFrom()).isEmpty();
    assertThat(line.get(1).keepFrom()).hasValue(0.1);
    assertThat(line.get(2).keepFrom()).isEmpty();
  }
}

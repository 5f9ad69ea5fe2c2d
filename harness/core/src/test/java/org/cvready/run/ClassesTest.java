package org.cvready.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cvready.match.OperatingPoint;
import org.cvready.plan.BadPlanException;
import org.cvready.plan.PathRule;
import org.cvready.plan.Plan;
import org.cvready.plan.PlanReader;
import org.cvready.vision.ClassNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassesTest {
  private static final String SECTIONS =
      """
      datasets: {line3: {format: coco, path: line3/annotations.json, role: on_site}}
      gates: [{metric: fn_rate, dataset: line3, class: stain, at_most: 5 %}]
      """;

  @TempDir private Path folder;

  private Plan plan() throws IOException {
    return new SmallSite(folder).coco("line3", List.of("ab", "")).plan(SECTIONS);
  }

  @Test
  void of_modelDataAndPlan_joinsThemWithTheModelsFirst() throws IOException {
    Plan plan = plan();
    Classes classes = Classes.of(ClassNames.of("z", "b"), SmallSite.read(plan), plan);
    assertThat(classes.names().names()).containsExactly("z", "b", "a", "stain");
    assertThat(classes.modelCount()).isEqualTo(2);
    assertThat(classes.unknownToModel()).containsExactly("a", "stain");
    OperatingPoint point = classes.operatingPoint(plan);
    assertThat(point.classes()).isEqualTo(2);
    assertThat(point.score(1)).isEqualTo(0.5);
    assertThat(point.reviewFrom(1)).isEqualTo(0.2);
  }

  @Test
  void operatingPoint_classOfTheModelWithoutScore_isABadPlan() throws IOException {
    new SmallSite(folder).coco("line3", List.of("a"));
    String text = SECTIONS + "responsibilities: {owner: x}\n";
    Plan whole = new SmallSite(folder).plan(text);
    String yaml = Files.readString(whole.file());
    Files.writeString(
        whole.file(), yaml.replace("score: 0.5, review_from: 0.2", "score: {a: 0.5}"));
    Plan plan = PlanReader.read(whole.file(), PathRule.INSIDE_PLAN_FOLDER);
    Classes classes = Classes.of(ClassNames.of("a", "dent"), List.of(), plan);
    assertThatThrownBy(() -> classes.operatingPoint(plan))
        .isInstanceOf(BadPlanException.class)
        .hasMessageContaining("'dent' has none");
  }
}

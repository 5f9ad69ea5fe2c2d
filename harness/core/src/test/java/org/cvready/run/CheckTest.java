package org.cvready.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cvready.plan.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {
  private static final String DATASETS =
      """
      datasets:
        benchmark: {format: coco, path: benchmark/annotations.json, role: benchmark}
        line3: {format: coco, path: line3/annotations.json, role: on_site}
      """;

  @TempDir private Path folder;

  private List<String> shopping(int images, String gate) throws IOException {
    List<String> objects = new ArrayList<>(Collections.nCopies(images, "a"));
    objects.add("");
    Plan plan =
        new SmallSite(folder)
            .coco("benchmark", List.of("a"))
            .coco("line3", objects)
            .plan(DATASETS + "gates: [{dataset: line3, %s}]%n".formatted(gate));
    return new ShoppingList(plan, SmallSite.read(plan)).lines();
  }

  @Test
  void shoppingList_enoughObjects_isEmpty() throws IOException {
    assertThat(shopping(59, "metric: fn_rate, at_most: 5 %")).isEmpty();
  }

  @Test
  void shoppingList_tooFewObjects_saysHowManyMoreWouldDo() throws IOException {
    // 1 - 0.05^(1/n) is at most 5 % from 59 on; 4 misses, 2 %, need 181 by Clopper-Pearson.
    assertThat(shopping(50, "metric: fn_rate, at_most: 5 %"))
        .singleElement()
        .asString()
        .startsWith("gates[0] fn_rate line3, at most 5 %: 50 objects cannot decide it")
        .contains("; 9 more would then")
        .contains("131 more objects would decide 5 % if the true rate is 2.00 %");
  }

  @Test
  void shoppingList_each_listsClassesWithoutAnObject() throws IOException {
    assertThat(shopping(59, "metric: fn_rate, class: each, at_most: 5 %"))
        .singleElement()
        .asString()
        .startsWith("gates[0] fn_rate b, line3, at most 5 %: 0 objects cannot decide it");
  }

  private PlanCheck.Findings check(boolean shared, String secondRole) throws IOException {
    SmallSite site =
        new SmallSite(folder)
            .coco("benchmark", Collections.nCopies(6, "a"))
            .coco("line3", Collections.nCopies(80, "a"));
    if (shared) {
      site.write("line3/004.png", SmallSite.noise("benchmark".hashCode() + 2));
    }
    Plan plan =
        site.plan(
            DATASETS.replace("role: benchmark", "role: " + secondRole)
                + "gates: [{metric: fn_rate, dataset: line3, at_most: 5 %}]\n");
    return PlanCheck.check(plan.file(), false, RunProgress.silent());
  }

  @Test
  void check_imageInTwoRoles_isNamed() throws IOException {
    PlanCheck.Findings findings = check(true, "benchmark");
    assertThat(findings.leakage())
        .containsExactly(
            "benchmark and line3 share images: 1 with the same pixels, 0 nearly the same, such as"
                + " 002.png = 004.png");
    assertThat(findings.errors()).isEmpty();
    assertThat(findings.clean()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "validation", "test", "out_of_distribution"})
  void check_imageOnSiteAndInAnyOtherRole_isNamed(String role) throws IOException {
    assertThat(check(true, role).leakage())
        .singleElement()
        .asString()
        .startsWith("benchmark and line3 share images: 1 with the same pixels");
  }

  @Test
  void check_imageTwiceInOneRole_isNoLeak() throws IOException {
    assertThat(check(true, "on_site").leakage()).isEmpty();
  }

  @Test
  void check_setsApart_isClean() throws IOException {
    PlanCheck.Findings findings = check(false, "benchmark");
    assertThat(findings.clean()).isTrue();
    assertThat(findings.sets())
        .containsExactly(
            "benchmark: benchmark, 6 images, 6 objects of 2 classes",
            "line3: on_site, 80 images, 80 objects of 2 classes");
  }
}

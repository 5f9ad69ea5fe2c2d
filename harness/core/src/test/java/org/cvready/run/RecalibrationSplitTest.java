package org.cvready.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cvready.plan.BadPlanException;
import org.cvready.plan.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecalibrationSplitTest {
  @TempDir private Path folder;

  private Plan plan(String recalibration) throws IOException {
    SmallSite site =
        new SmallSite(folder)
            .coco("fit", List.of("a", "b", "ab"))
            .coco("test", List.of("a", "b", "ab"))
            .text("tags.csv", "file,part\n000.png,p\n001.png,q\n002.png,p\n");
    return site.plan(
        """
        datasets:
          fit: {format: coco, path: fit/annotations.json, tags: tags.csv, role: validation, \
        cluster_by: part}
          test: {format: coco, path: test/annotations.json, role: benchmark}
        """
            + recalibration
            + "gates: [{metric: fn_rate, dataset: test, at_most: 5 %}]\n");
  }

  @Test
  void check_imageInBothSets_isRefused() throws IOException {
    Plan plan = plan("recalibration: {fit_with: fit, verify_with: test}\n");
    SplitRule.check(plan, SmallSite.read(plan));

    new SmallSite(folder).write("test/002.png", SmallSite.noise("fit".hashCode() + 1));
    assertThatThrownBy(() -> SplitRule.check(plan, SmallSite.read(plan)))
        .isInstanceOf(BadPlanException.class)
        .hasMessageContaining(
            "recalibration.verify_with: must have other images than fit, got 1 of the same bytes,"
                + " such as 002.png = 001.png");
  }

  @Test
  void check_splitOfASetWithAnImageTwice_isRefusedUnlessOfOneUnit() throws IOException {
    Plan plan = plan("recalibration: {split: fit}\n");
    new SmallSite(folder).write("fit/002.png", SmallSite.noise("fit".hashCode()));
    assertThat(SplitRule.problems(plan, SmallSite.read(plan))).isEmpty();

    new SmallSite(folder).write("fit/001.png", SmallSite.noise("fit".hashCode()));
    assertThat(SplitRule.problems(plan, SmallSite.read(plan)))
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.text())
                    .contains("recalibration.split", "hold no image twice", "001.png = 000.png"));
  }
}

package org.cvready.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.model.recalibration.ClassMap;
import org.cvready.model.recalibration.Recalibration;
import org.cvready.model.recalibration.ScoreMap;
import org.cvready.plan.BadPlanException;
import org.cvready.plan.PathRule;
import org.cvready.plan.Plan;
import org.cvready.plan.PlanReader;
import org.cvready.report.RecalibrationJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppliedMapsTest {
  private static final String SECTIONS =
      """
      datasets:
        fit: {format: coco, path: fit/annotations.json, role: benchmark}
      gates: [{metric: fn_rate, dataset: fit, at_most: 5 %}]
      """;

  @TempDir private Path folder;

  private Plan plan(String maps) throws IOException {
    SmallSite site = new SmallSite(folder).coco("fit", List.of("a", "b"));
    site.plan(SECTIONS);
    site.text("maps.json", maps);
    site.text(
        "mapped.yaml",
        """
        plan: 1
        model: {file: detector.onnx, recalibration: maps.json}
        operating_point: {score: 0.5, review_from: 0.2}
        """
            + SECTIONS);
    return PlanReader.read(folder.resolve("mapped.yaml"), PathRule.INSIDE_PLAN_FOLDER);
  }

  private static String maps(Map<String, String> sha256) {
    SortedMap<String, String> hashes = new TreeMap<>(sha256);
    return RecalibrationJson.write(
        new Recalibration(
            "fit", 0.5, 0.05, hashes, List.of(new ClassMap("a", ScoreMap.UNCHANGED))));
  }

  @Test
  void of_planWithoutMaps_isNone() throws IOException {
    Plan plan = new SmallSite(folder).coco("fit", List.of("a")).plan(SECTIONS);
    assertThat(AppliedMaps.of(plan, plan.model().file())).isEmpty();
  }

  @Test
  void of_mapsOfThisModelOrOfNoneNamed_areRead() throws IOException {
    Plan unnamed = plan(maps(Map.of()));
    assertThat(AppliedMaps.of(unnamed, unnamed.model().file())).isPresent();
    Plan named = plan(maps(Map.of("model", Hashes.of(unnamed.model().file()))));
    assertThat(AppliedMaps.of(named, named.model().file()).orElseThrow().probability("a", 0.3))
        .isEqualTo(0.3);
    assertThat(ProvenanceReader.hashes(named, List.of()))
        .containsEntry("recalibration", Hashes.of(folder.resolve("maps.json")));
  }

  @Test
  void of_mapsOfAnotherModel_areRefused() throws IOException {
    Plan plan = plan(maps(Map.of("model", "00ff")));
    assertThatThrownBy(() -> AppliedMaps.of(plan, plan.model().file()))
        .isInstanceOf(BadPlanException.class)
        .hasMessageContaining("model.recalibration: must be fitted on the scores of this model")
        .hasMessageContaining("got maps for 00ff");
  }

  @Test
  void of_mapsFittedOnMappedScores_areRefused() throws IOException {
    Plan plan = plan(maps(Map.of("recalibration", "00ff")));
    assertThatThrownBy(() -> AppliedMaps.of(plan, plan.model().file()))
        .isInstanceOf(BadPlanException.class)
        .hasMessageContaining("must be fitted on the model's own scores");
  }

  @Test
  void of_aFileThatIsNoMaps_isRefused() throws IOException {
    Plan plan = plan("{\"format\": 1, \"classes\": 3}");
    assertThatThrownBy(() -> AppliedMaps.of(plan, plan.model().file()))
        .isInstanceOf(BadPlanException.class)
        .hasMessageContaining("model.recalibration: must be the recalibration.json of a run");
  }

  @Test
  void read_aFolderInPlaceOfMaps_isRefused() throws IOException {
    new SmallSite(folder).coco("fit", List.of("a")).plan(SECTIONS);
    new SmallSite(folder)
        .text(
            "folder.yaml",
            """
            plan: 1
            model: {file: detector.onnx, recalibration: fit}
            operating_point: {score: 0.5}
            """
                + SECTIONS);
    assertThatThrownBy(
            () -> PlanReader.read(folder.resolve("folder.yaml"), PathRule.INSIDE_PLAN_FOLDER))
        .isInstanceOf(BadPlanException.class)
        .hasMessageContaining("model.recalibration (line 2): must be a file of an earlier run");
  }
}

package org.cvready.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTemplateTest {
  @TempDir private Path temp;

  @Test
  void yaml_labelledSet_readsBack() {
    PlanTemplate template =
        new PlanTemplate(
            "detector.onnx", "coco", "line3/annotations.json", List.of("scratch", "rolled in"));

    Plan plan = PlanFolder.in(temp).read(template.yaml());

    assertThat(plan.model().file()).isEqualTo(temp.resolve("detector.onnx"));
    assertThat(plan.datasets()).extracting(DatasetPlan::name).containsExactly("line");
    assertThat(plan.gates()).hasSize(3);
    assertThat(plan.conditions()).hasSize(3);
    assertThat(template.yaml())
        .contains("{default: 0.5, scratch: 0.4, 'rolled in': 0.4}")
        .contains("defect_rate: {scratch: 0.5 %, 'rolled in': 0.5 %}");
  }

  @Test
  void yaml_plainFolder_readsBackWithGatesThatNeedNoLabels() {
    PlanTemplate template = new PlanTemplate("detector.onnx", "folder", "foreign", List.of());

    Plan plan = PlanFolder.in(temp).read(template.yaml());

    assertThat(plan.gates()).allMatch(gate -> !gate.metric().needsLabels());
    assertThat(plan.conditions()).allMatch(entry -> entry.applyTo().contains("line"));
  }

  /** What is offered in comments must be right too. */
  @Test
  void yaml_commentedSectionsTakenIn_readsBack() {
    String yaml =
        new PlanTemplate(
                "detector.onnx", "coco", "line3/annotations.json", List.of("dent: 1", "\u00e4\n#"))
            .yaml();

    String whole =
        yaml.replaceAll(
                "(?m)^( *)# ((?:input|tags|slice_by|expects|foreign|review_from): ?)", "$1$2")
            .replaceAll(
                "(?m)^# (production|line_speed|responsibilities|envelope|guard|throughput):", "$1:")
            .replaceAll("(?m)^# {3}(gates|search):", "  $1:")
            .replaceAll("(?m)^ {2}# - ", "  - ");
    Plan plan = PlanFolder.in(temp).read(whole);

    assertThat(plan.gates()).hasSize(5);
    assertThat(plan.datasets()).hasSize(2);
    assertThat(plan.lineSpeed()).isPresent();
    assertThat(plan.guard()).isPresent();
    assertThat(plan.throughput()).isPresent();
    assertThat(plan.envelope().orElseThrow().search()).hasSize(2);
    assertThat(plan.production().orElseThrow().defectRate()).containsKeys("dent: 1", "\u00e4\n#");
    assertThat(plan.responsibilities().owner()).contains("who");
    assertThat(plan.operatingPoint().reviewFrom()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"it's one.onnx", "a b.onnx", "on", "#1.onnx", "{x}.onnx", "\u00e4.onnx"})
  void yaml_oddFileName_readsBack(String name) {
    PlanFolder folder = PlanFolder.in(temp);
    Path model = folder.write(name, "");

    Plan plan =
        folder.read(new PlanTemplate(name, "coco", "line3/annotations.json", List.of()).yaml());

    assertThat(plan.model().file()).isEqualTo(model);
  }

  @Test
  void construct_unknownFormat_saysTheRule() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PlanTemplate("m", "csv", "d", List.of()))
        .withMessage("format must be one of coco, yolo, voc, folder, got 'csv'");
  }
}

package org.cvready.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.cvready.plan.SecondPassPlan.Reach;
import org.cvready.plan.SecondPassPlan.VerifierPlan;
import org.cvready.study.selection.ChainRule;
import org.cvready.study.selection.RiskMeasure;
import org.cvready.study.selection.VerifierKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondPassKeysTest {
  @TempDir private Path temp;
  private PlanFolder folder = new PlanFolder(Path.of(""));

  @BeforeEach
  void makeFiles() {
    folder = PlanFolder.in(temp);
  }

  private static String with(String line) {
    return PlanFolder.with("line_speed: {", line + "\nline_speed: {");
  }

  @Test
  void read_secondPass_hasEveryKey() {
    folder.write("other.onnx", "");
    Plan plan =
        folder.read(
            with(
                "second_pass: {route: 20 %, by: top_score, decide: agree_or_review, fit_with: line3,"
                    + " applies_to: [line3, benchmark], target_escape_rate: 1 %, verifier: {kind:"
                    + " model, file: other.onnx, decoder: yolov8, score: 0.3, review_from: 0.2}}"));

    assertThat(plan.secondPass())
        .hasValue(
            new SecondPassPlan(
                OptionalDouble.of(0.2),
                RiskMeasure.TOP_SCORE,
                ChainRule.AGREE_OR_REVIEW,
                "line3",
                List.of("line3", "benchmark"),
                OptionalDouble.of(0.01),
                new VerifierPlan(
                    VerifierKind.MODEL,
                    1,
                    Optional.of(temp.resolve("other.onnx")),
                    "yolov8",
                    OptionalDouble.of(0.3),
                    OptionalDouble.of(0.2)),
                new Reach(Set.of(), List.of("foreign"), false)));
  }

  @Test
  void read_secondPassInShort_takesTheBenchmarkAndEveryLabelledSet() {
    SecondPassPlan plan =
        folder
            .read(with("second_pass: {route: review_band, verifier: {kind: scale}}"))
            .secondPass()
            .orElseThrow();

    assertThat(plan.route()).isEmpty();
    assertThat(plan.fitWith()).isEqualTo("benchmark");
    assertThat(plan.appliesTo()).containsExactly("benchmark", "line3");
    assertThat(plan.by()).isEqualTo(RiskMeasure.MARGIN);
    assertThat(plan.decide()).isEqualTo(ChainRule.REPLACE);
    assertThat(plan.verifier().scale()).isEqualTo(1.5);
  }

  private Reach reach(String keys) {
    return folder
        .read(with("second_pass: {route: 20 %%, verifier: {kind: flip}%s}".formatted(keys)))
        .secondPass()
        .orElseThrow()
        .reach();
  }

  @Test
  void read_reach_takesFlagsOrNames() {
    assertThat(reach("")).isEqualTo(new Reach(Set.of(), List.of("foreign"), false));
    assertThat(reach(", conditions: false, out_of_distribution: false, at_line_speed: true"))
        .isEqualTo(new Reach(Set.of(), List.of(), true));
    assertThat(reach(", conditions: [glare, exposure@-1EV], out_of_distribution: foreign"))
        .isEqualTo(
            new Reach(
                Set.of("glare@1", "glare@3", "glare@5", "exposure@-1EV"),
                List.of("foreign"),
                false));
    // 3 of glare, 3 of exposure, 5 of jpeg, one chain; the set "extra" has 4 corruptions of 2.
    assertThat(reach(", conditions: true").conditions())
        .hasSize(3 + 3 + 5 + 1 + 8)
        .contains("jpeg@5", "exposure@-1EV+jpeg@3");
  }

  @Test
  void read_reachWithoutConditionsOrLineSpeed_isRefused() {
    String yaml =
        """
        plan: 1
        model: {file: detector.onnx}
        operating_point: {score: 0.42}
        datasets:
          benchmark: {format: coco, path: benchmark/annotations.json, role: benchmark}
        gates:
          - {metric: fn_rate, dataset: benchmark, at_most: 5 %}
        second_pass: {route: 20 %, conditions: true, at_line_speed: true, out_of_distribution: \
        [benchmark], verifier: {kind: flip}}
        """;

    assertThat(folder.problems(yaml))
        .extracting(PlanProblem::path, PlanProblem::message)
        .contains(
            tuple("second_pass.conditions", "needs conditions in the plan"),
            tuple("second_pass.at_line_speed", "needs line_speed in the plan"),
            tuple(
                "second_pass.out_of_distribution",
                "must be a set of role out_of_distribution, got 'benchmark'"));
  }

  @Test
  void read_recalibration_hasEitherForm() {
    assertThat(folder.read(with("recalibration: {split: line3}")).recalibration())
        .hasValue(new RecalibrationPlan("line3", Optional.empty()));
    assertThat(
            folder
                .read(with("recalibration: {fit_with: benchmark, verify_with: line3}"))
                .recalibration())
        .hasValue(new RecalibrationPlan("benchmark", Optional.of("line3")));
    assertThat(folder.read(PlanFolder.GOOD).recalibration()).isEmpty();
    assertThat(folder.read(PlanFolder.GOOD).secondPass()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "second_pass: {verifier: {kind: flip}} | second_pass.route | is missing | 20 %",
        "second_pass: {route: 0 %, verifier: {kind: flip}} | second_pass.route | in (0, 1] | ''",
        "second_pass: {route: often, verifier: {kind: flip}} | second_pass.route | got 'often' | ''",
        "second_pass: {route: 20 %} | second_pass.verifier | is missing | kind: flip",
        "second_pass: {route: 20 %, verifier: {}} | second_pass.verifier.kind | is missing | flip",
        "second_pass: {route: 20 %, verifier: {kind: flop}} | second_pass.verifier.kind | 'flop' |"
            + " flip",
        "second_pass: {route: 20 %, verifier: {kind: flip, scale: 2}} | second_pass.verifier.scale |"
            + " is for kind: scale | kind: scale",
        "second_pass: {route: 20 %, verifier: {kind: scale, scale: 1}} | second_pass.verifier.scale"
            + " | in (1, 4] | ''",
        "second_pass: {route: 20 %, verifier: {kind: model}} | second_pass.verifier.file | is"
            + " missing | verifier.onnx",
        "second_pass: {route: 20 %, verifier: {kind: model, file: no.onnx}} |"
            + " second_pass.verifier.file | does not exist | ''",
        "second_pass: {route: 20 %, verifier: {kind: flip, review_from: 0.2}} |"
            + " second_pass.verifier.review_from | needs score | score",
        "second_pass: {route: 20 %, verifier: {kind: flip, score: 0.1, review_from: 0.2}} |"
            + " second_pass.verifier.review_from | at most score, 0.1, got 0.2 | ''",
        "second_pass: {route: 20 %, by: margins, verifier: {kind: flip}} | second_pass.by |"
            + " 'margins' | margin",
        "second_pass: {route: 20 %, decide: vote, verifier: {kind: flip}} | second_pass.decide |"
            + " 'vote' | replace",
        "second_pass: {route: 20 %, fit_with: foreign, verifier: {kind: flip}} |"
            + " second_pass.fit_with | must be a set with labels | benchmark",
        "second_pass: {route: 20 %, applies_to: [lin3], verifier: {kind: flip}} |"
            + " second_pass.applies_to | no data set named 'lin3' | line3",
        "second_pass: {route: 20 %, target_escape_rate: 5, verifier: {kind: flip}} |"
            + " second_pass.target_escape_rate | in percent | 5 %",
        "second_pass: {route: 20 %, conditions: [glara], verifier: {kind: flip}} |"
            + " second_pass.conditions | no condition 'glara' | glare",
        "second_pass: {route: 20 %, conditions: maybe, verifier: {kind: flip}} |"
            + " second_pass.conditions | no condition 'maybe' | true, or one of glare",
        "second_pass: {route: 20 %, out_of_distribution: [foriegn], verifier: {kind: flip}} |"
            + " second_pass.out_of_distribution | no data set named 'foriegn' | foreign",
        "second_pass: {route: 20 %, out_of_distribution: [line3], verifier: {kind: flip}} |"
            + " second_pass.out_of_distribution | role out_of_distribution, got 'line3' | foreign",
        "second_pass: {route: 20 %, at_line_speed: yes, verifier: {kind: flip}} |"
            + " second_pass.at_line_speed | 'yes' | true",
        "second_pass: {rout: 20 %, verifier: {kind: flip}} | second_pass.rout | unknown key | route",
        "recalibration: {} | recalibration.split | is missing | benchmark",
        "recalibration: {fit_with: line3} | recalibration.verify_with | is missing | benchmark",
        "recalibration: {split: line3, fit_with: line3} | recalibration.split | must not stand beside"
            + " | one of the two",
        "recalibration: {fit_with: line3, verify_with: line3} | recalibration.verify_with | got"
            + " 'line3' for both | split: line3",
        "recalibration: {split: foreign} | recalibration.split | must be a set with labels | line3",
        "recalibration: {splt: line3} | recalibration.splt | unknown key | split"
      })
  void read_brokenRule_saysWhereWhatAndWhatInstead(
      String line, String path, String message, String hint) {
    assertThat(folder.problems(with(line)))
        .anySatisfy(
            problem -> {
              assertThat(problem.path()).isEqualTo(path);
              assertThat(problem.message()).contains(message);
              assertThat(problem.suggestion().orElse("")).contains(hint);
            });
  }

  @Test
  void read_reviewBandRouteWithoutBand_isRefused() {
    String yaml =
        with("second_pass: {route: review_band, verifier: {kind: flip}}")
            .replace("review_from: 0.25, ", "");

    assertThat(folder.problems(yaml))
        .anySatisfy(problem -> assertThat(problem.message()).contains("needs operating_point"));
  }
}

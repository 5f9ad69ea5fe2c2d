package org.cvready.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.cvready.certificate.Evidence;
import org.cvready.dataset.Dataset;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Decision;
import org.cvready.metric.FalseAlarms;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.ObjectOutcome;
import org.cvready.metric.Scope;
import org.cvready.plan.BadPlanException;
import org.cvready.plan.Plan;
import org.cvready.report.EvidenceJson;
import org.cvready.study.PassSet;
import org.cvready.study.threshold.ThresholdChoice;
import org.cvready.study.threshold.ThresholdSweep;
import org.cvready.vision.ClassNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Image i of 100 has one object of class a, found with score i / 100; on the other set with a score
 * .1 lower.
 */
class ChoiceEvidenceTest {
  private static final int IMAGES = 100;
  private static final String SETS =
      """
      datasets:
        chosen: {format: coco, path: chosen/annotations.json, role: validation}
        verified: {format: coco, path: verified/annotations.json, role: benchmark}
      """;
  private static final String GATES =
      """
      gates:
        - {metric: fn_rate, dataset: verified, class: each, at_most: 50 %}
        - {metric: recall, dataset: verified, at_least: 60 %}
        - {metric: fn_rate, dataset: verified, class: b, at_most: 10 %}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeSets() throws IOException {
    new SmallSite(folder)
        .coco("chosen", Collections.nCopies(IMAGES, "a"))
        .coco("verified", Collections.nCopies(IMAGES, "a"));
  }

  private Plan plan(String choice) throws IOException {
    return new SmallSite(folder).plan(SETS + choice + GATES);
  }

  private static ImageOutcome image(int i, double score) {
    boolean found = score >= 0.5;
    return new ImageOutcome(
        "i" + i,
        "i" + i,
        "i" + i,
        new TreeMap<>(),
        found ? Decision.REJECT : Decision.ACCEPT,
        0,
        List.of(new ClassOutcome(0, 1, 0, found ? 0 : 1, 0, found, score)),
        List.of(new ObjectOutcome(0, 64, score)),
        FalseAlarms.NONE);
  }

  private static SeenRun seen(Plan plan) {
    List<Dataset> data = SmallSite.aligned(plan, "a", "b");
    List<SeenSet> sets = new ArrayList<>();
    for (PassSet pass : new PassPlan(plan, data, 0).sets()) {
      SeenSet set = new SeenSet(plan.datasets().get(sets.size()), pass);
      for (int i = 0; i < IMAGES; i++) {
        set.add(Scope.CLEAN, image(i, sets.isEmpty() ? i / 100.0 : Math.max(0, i - 10) / 100.0));
      }
      sets.add(set);
    }
    Classes classes = Classes.of(ClassNames.of("a", "b"), data, plan);
    return new SeenRun(classes, sets, Optional.empty(), 1);
  }

  private static Optional<ThresholdChoice> choice(Plan plan) {
    return ChoiceEvidence.of(plan, OperatingPoint.uniform(2, 0.5, 0.2, 0.5), seen(plan));
  }

  private static Measurement figure(List<Measurement> figures, Metric metric) {
    return figures.stream().filter(f -> f.metric() == metric).findFirst().orElseThrow();
  }

  @Test
  void of_missLimit_isChosenOnOneSetAndVerifiedOnTheOther() throws IOException {
    Plan plan =
        plan(
            "threshold_choice: {choose_with: chosen, verify_with: verified, rule: miss_limit,"
                + " miss_limit: 20 %, judge_by: value}\n");
    ThresholdChoice choice = choice(plan).orElseThrow();

    // 20 of 100 objects have a score below .20.
    assertThat(choice.classes().get(0).score()).isEqualTo(0.2);
    assertThat(choice.classes().get(1).chosen()).isFalse();
    assertThat(figure(choice.whenChosen(), Metric.FN_RATE).events()).isEqualTo(20);
    assertThat(figure(choice.whenVerified(), Metric.FN_RATE).events()).isEqualTo(30);
    assertThat(choice.yaml())
        .isEqualTo(
            """
            operating_point:
              score:
                "a": 0.2
                "b": 0.5  # kept
              review_from:
                "a": 0.2
                "b": 0.2  # kept
              match_iou: 0.5
            """);
    assertThat(choice.findings().get(0))
        .startsWith("With the chosen scores fn_rate on verified is 30.00 % (30 of 100)")
        .contains("as certified it is 60.00 % (60 of 100)")
        .endsWith(
            "On chosen, where they were chosen, it is 20.00 % (20 of 100), which is optimistic.");
  }

  /** The tightest gate on class a is recall at least 60 %, so at most 40 % missed. */
  @Test
  void of_missLimitOfTheGates_takesTheTightest() throws IOException {
    Plan plan =
        plan(
            "threshold_choice: {choose_with: chosen, verify_with: verified, rule: miss_limit,"
                + " judge_by: value}\n");
    assertThat(choice(plan).orElseThrow().classes().get(0).score()).isEqualTo(0.4);
  }

  @Test
  void of_planWithoutChoice_isNone() throws IOException {
    assertThat(choice(plan(""))).isEmpty();
  }

  @Test
  void of_choiceInTheSweep_survivesItsFile() throws IOException {
    Plan plan =
        plan("threshold_choice: {choose_with: chosen, verify_with: verified, rule: best_f1}\n");
    ThresholdSweep sweep =
        SweepEvidence.of(plan, OperatingPoint.uniform(2, 0.5, 0.2, 0.5), seen(plan), choice(plan));
    Evidence evidence = Evidence.NONE.withThresholds(sweep);
    assertThat(EvidenceJson.parse(EvidenceJson.write(evidence))).isEqualTo(evidence);
  }

  @Test
  void check_setsThatShareAnImage_areRefused() throws IOException {
    Plan plan =
        plan("threshold_choice: {choose_with: chosen, verify_with: verified, rule: best_f1}\n");
    SplitRule.check(plan, SmallSite.read(plan));

    new SmallSite(folder).write("verified/007.png", SmallSite.noise("chosen".hashCode() + 3));
    assertThatThrownBy(() -> SplitRule.check(plan, SmallSite.read(plan)))
        .isInstanceOf(BadPlanException.class)
        .hasMessageContaining(
            "threshold_choice.verify_with: must have other images than chosen, got 1 of the same"
                + " bytes, such as 007.png = 003.png; try a set that the choice has not seen");
  }
}

package org.cvready.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.cvready.metric.Decision;
import org.cvready.metric.Metric;
import org.cvready.perturb.Treatment;
import org.cvready.perturb.catalogue.Catalogue;
import org.cvready.plan.DatasetPlan.Role;
import org.cvready.plan.DatasetPlan.Sampling;
import org.cvready.plan.GatePlan.Direction;
import org.cvready.plan.GatePlan.Limit;
import org.cvready.plan.GatePlan.Selector;
import org.cvready.plan.GatePlan.SliceSelector;
import org.cvready.study.strange.StrangeScore;
import org.cvready.study.threshold.ChoiceRule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanReaderTest {
  private static final String SMALL =
      """
      plan: 1
      model: {file: detector.onnx}
      operating_point: {score: 0.5}
      datasets: {line3: {format: coco, path: line3/annotations.json, role: on_site}}
      gates: [{metric: fn_rate, dataset: line3, at_most: 0.05}]
      """;

  @TempDir private Path temp;
  private PlanFolder folder = new PlanFolder(Path.of(""));

  @BeforeEach
  void makeFolder() {
    folder = PlanFolder.in(temp);
  }

  @Test
  void read_fullPlan_givesEverySection() {
    Plan plan = folder.read(PlanFolder.GOOD);

    assertThat(plan.file()).isEqualTo(temp.resolve("plan.yaml").toAbsolutePath());
    assertThat(plan.name()).isEqualTo("washer line 3");
    assertThat(plan.seed()).isEqualTo(20261121);
    assertThat(plan.model().file()).isEqualTo(temp.resolve("detector.onnx"));
    assertThat(plan.operatingPoint())
        .isEqualTo(
            new OperatingPointPlan(
                Threshold.all(0.42), Optional.of(Threshold.all(0.25)), Optional.of(0.65), 0.5));
    assertThat(plan.datasets())
        .extracting(DatasetPlan::name)
        .containsExactly("benchmark", "line3", "foreign");
    assertThat(plan.production().orElseThrow().defectRate())
        .containsEntry("scratch", 0.006)
        .containsEntry("dent", 0.003);
    assertThat(plan.lineSpeed().orElseThrow().deadline()).isEqualTo(Duration.ofMillis(100));
    assertThat(plan.lineSpeed().orElseThrow().run()).isEqualTo(Duration.ofSeconds(400));
    assertThat(plan.responsibilities().reviewedEvery()).contains("30 days");
    assertThat(plan.responsibilities().actWhen()).contains("fn_rate above 5 % on any slice");
  }

  @Test
  void read_fullPlan_givesDatasetsWithTheirSampling() {
    Plan plan = folder.read(PlanFolder.GOOD);

    assertThat(plan.dataset("benchmark").sampling()).isEqualTo(Sampling.ENRICHED);
    assertThat(plan.dataset("benchmark").safe()).isEmpty();
    assertThat(plan.dataset("line3").role()).isEqualTo(Role.ON_SITE);
    assertThat(plan.dataset("line3").sliceBy()).containsExactly("shift", "camera");
    assertThat(plan.dataset("line3").expects()).containsEntry("shift", List.of("day", "night"));
    assertThat(plan.dataset("foreign").safe()).isEqualTo(Set.of(Decision.REVIEW));
    assertThat(plan.dataset("foreign").sampling()).isEqualTo(Sampling.NATURAL);
  }

  @Test
  void read_setsOfTraining_areEnrichedAndTakeNoConditionUnasked() {
    for (Role role : List.of(Role.TRAIN, Role.VALIDATION, Role.TEST)) {
      DatasetPlan set =
          folder
              .read(
                  SMALL.replace(
                      "datasets: {",
                      "datasets: {made: {format: coco, path: "
                          + "benchmark/annotations.json, role: "
                          + role.key()
                          + "}, "))
              .dataset("made");
      assertThat(set.role()).isEqualTo(role);
      assertThat(set.sampling()).isEqualTo(Sampling.ENRICHED);
      assertThat(set.takesEveryCondition()).isFalse();
    }
  }

  @Test
  void read_fullPlan_givesConditionsById() {
    Plan plan = folder.read(PlanFolder.GOOD);

    assertThat(plan.conditions().stream().flatMap(entry -> entry.conditions().stream()))
        .extracting(Treatment::id)
        .containsExactly(
            "glare@1",
            "glare@3",
            "glare@5",
            "exposure@-2EV",
            "exposure@-1EV",
            "exposure@1EV",
            "jpeg@1",
            "jpeg@2",
            "jpeg@3",
            "jpeg@4",
            "jpeg@5",
            "exposure@-1EV+jpeg@3",
            "speckle_noise@2",
            "speckle_noise@4",
            "gaussian_blur@2",
            "gaussian_blur@4",
            "spatter@2",
            "spatter@4",
            "saturate@2",
            "saturate@4");
    assertThat(plan.conditions().get(2).applyTo()).containsExactly("line3");
    assertThat(plan.conditions().get(2).sample()).hasValue(500);
    assertThat(plan.conditions().get(0).applyTo()).isEmpty();
  }

  @Test
  void read_magnitudesSeveritiesAndParameters_giveTheirConditions() {
    assertThat(ids("exposure: {severity: [1, 3], ev: [2 EV, -0.5]}"))
        .containsExactly("exposure@1", "exposure@3", "exposure@2EV", "exposure@-0.5EV");
    assertThat(ids("exposure: {severity: all}")).hasSize(5).endsWith("exposure@5");
    assertThat(ids("hot_pixels: {defects: 4000, severity: 2, sensor: 12}"))
        .containsExactly("hot_pixels(sensor=12)@2", "hot_pixels(sensor=12)@4000ppm");
    assertThat(ids("hot_pixels: {defects: 4000, sensor: 0}"))
        .as("a standard value is not in the id")
        .containsExactly("hot_pixels@4000ppm");
  }

  @Test
  void read_setOfCorruptions_givesEachAtEachSeverity() {
    assertThat(ids("c: {set: common, severity: all}"))
        .hasSize(75)
        .startsWith("gaussian_noise@1", "gaussian_noise@2")
        .endsWith("jpeg@4", "jpeg@5");
    assertThat(ids("c: {set: extra, severity: 3}"))
        .containsExactly("speckle_noise@3", "gaussian_blur@3", "spatter@3", "saturate@3");
    assertThat(ids("c: {set: all, severity: [1, 5]}"))
        .hasSize(2 * Catalogue.values().length)
        .contains("exposure@5");
  }

  @Test
  void read_faultOfTheStream_isACondition() {
    assertThat(ids("stuck_frame: {severity: [1, 3], share: 7 %}"))
        .containsExactly("stuck_frame@1", "stuck_frame@3", "stuck_frame@7%");
    assertThat(folder.problems(withCondition("c: {chain: [stuck_frame@3]}")))
        .anySatisfy(
            problem ->
                assertThat(problem.message())
                    .isEqualTo(
                        "stuck_frame is a fault of the stream, which changes no pixels and stands"
                            + " in no chain"));
  }

  @Test
  void read_gateWithAnotherNameOfACondition_resolvesToItsId() {
    Plan plan =
        folder.read(
            withCondition("c: {set: common, severity: 3}")
                .replace("condition: each", "condition: jpeg_compression@3"));

    assertThat(plan.gates().get(2).conditions()).isEqualTo(new Selector.Named("jpeg@3"));
  }

  @Test
  void read_meanOverTheCommonSet_needsNoMore() {
    Plan plan =
        folder.read(
            withCondition("c: {set: common, severity: all, sample: 50}")
                .replace(
                    "{metric: review_load, dataset: line3, at_most: 2 %}",
                    "{metric: mpc, dataset: line3, at_least: 30 %}"));

    assertThat(plan.gates().get(5).metric()).isEqualTo(Metric.MPC);
    assertThat(plan.conditions().get(0).sample()).hasValue(50);
  }

  private List<String> ids(String condition) {
    return folder.read(withCondition(condition)).conditions().stream()
        .flatMap(entry -> entry.conditions().stream())
        .map(Treatment::id)
        .toList();
  }

  /** The good plan with this condition alone. */
  private static String withCondition(String condition) {
    return PlanFolder.GOOD.replaceAll(
        "(?s)conditions:\n.*?production", "conditions: {" + condition + "}\nproduction");
  }

  @Test
  void read_fullPlan_givesGatesWithLimits() {
    List<GatePlan> gates = folder.read(PlanFolder.GOOD).gates();

    assertThat(gates)
        .extracting(GatePlan::limit)
        .containsExactly(
            new Limit(Direction.AT_MOST, 0.05, "5 %"),
            new Limit(Direction.AT_MOST, 0.01, "1 %"),
            new Limit(Direction.AT_MOST, 0.15, "15 %"),
            new Limit(Direction.AT_MOST, 0.03, "3 pp"),
            new Limit(Direction.AT_MOST, 0.05, "5 %"),
            new Limit(Direction.AT_MOST, 0.02, "2 %"),
            new Limit(Direction.AT_MOST, 80, "80 ms"),
            new Limit(Direction.AT_MOST, 0.001, "0.1 %"));
    assertThat(gates.get(0).metric()).isEqualTo(Metric.FN_RATE);
    assertThat(gates.get(0).classes()).isEqualTo(new Selector.Each());
    assertThat(gates.get(0).slices()).isEqualTo(new SliceSelector.Each());
    assertThat(gates.get(0).conditions()).isEqualTo(new Selector.Whole());
    assertThat(gates.get(2).conditions()).isEqualTo(new Selector.Each());
    assertThat(gates.get(3).versus()).contains("benchmark");
    assertThat(gates.get(6).dataset()).isEmpty();
  }

  @Test
  void read_smallPlan_fillsInDefaults() {
    Plan plan = folder.read(SMALL);

    assertThat(plan.name()).isEqualTo("plan");
    assertThat(plan.seed()).isZero();
    assertThat(plan.model())
        .isEqualTo(
            new ModelPlan(
                temp.resolve("detector.onnx"),
                "onnx",
                "auto",
                "cpu",
                ModelPlan.InputPlan.none(),
                List.of(),
                0.001,
                300,
                Optional.empty()));
    assertThat(plan.operatingPoint().matchIou()).isEqualTo(0.5);
    assertThat(plan.operatingPoint().nmsIou()).isEmpty();
    assertThat(plan.dataset("line3").sampling()).isEqualTo(Sampling.NATURAL);
    assertThat(plan.gates().get(0).confidence()).isEqualTo(0.95);
    assertThat(plan.gates().get(0).strict()).isFalse();
  }

  @Test
  void read_scoresByClass_keepsDefaultApart() {
    Plan plan =
        folder.read(
            SMALL.replace(
                "{score: 0.5}",
                "{score: {default: 0.5, scratch: 0.3}, review_from: {scratch: 0.2}}"));

    Threshold score = plan.operatingPoint().score();
    assertThat(score.of("scratch")).isEqualTo(OptionalDouble.of(0.3));
    assertThat(score.of("dent")).isEqualTo(OptionalDouble.of(0.5));
    assertThat(plan.operatingPoint().reviewFrom().orElseThrow().of("dent")).isEmpty();
  }

  @Test
  void read_modelInput_overridesWhatIsStated() {
    Plan plan =
        folder.read(
            SMALL.replace(
                "{file: detector.onnx}",
                "{file: detector.onnx, classes: names.txt, score_floor: 0.01, max_detections: 100,"
                    + " input: {size: [640, 480], resize: top_left, pad: 114, color: bgr,"
                    + " scale: 0.00392, mean: [1, 2, 3.5], std: [58, 57, 56]}}"));

    assertThat(plan.model().classNames()).containsExactly("scratch", "dent");
    ModelPlan.InputPlan input = plan.model().input();
    assertThat(input.width()).contains(640);
    assertThat(input.height()).contains(480);
    assertThat(input.resize()).contains("top_left");
    assertThat(input.pad()).contains(114);
    assertThat(input.color()).contains("bgr");
    assertThat(input.scale()).contains(0.00392);
    assertThat(input.mean()).containsExactly(1.0, 2.0, 3.5);
    assertThat(input.std()).containsExactly(58.0, 57.0, 56.0);
  }

  @Test
  void read_squareSize_setsBothSides() {
    Plan plan =
        folder.read(
            SMALL.replace("{file: detector.onnx}", "{file: detector.onnx, input: {size: 416}}"));

    assertThat(plan.model().input().width()).contains(416);
    assertThat(plan.model().input().height()).contains(416);
  }

  @Test
  void read_gateNamesEntryWithOneCondition_resolvesToItsId() {
    Plan plan =
        folder.read(
            PlanFolder.with(
                "{metric: false_reject_rate, dataset: line3, at_most: 1 %}",
                "{metric: false_reject_rate, dataset: line3, condition: dim_jpeg, at_most: 1%}"));

    assertThat(plan.gates().get(1).conditions())
        .isEqualTo(new Selector.Named("exposure@-1EV+jpeg@3"));
  }

  @Test
  void read_aliasOfPerturbation_namesItsEntry() {
    Plan plan = folder.read(SMALL + "conditions: {jpeg_compression: {severity: 3}}\n");

    assertThat(plan.conditions().get(0).conditions().get(0).id()).isEqualTo("jpeg@3");
  }

  @Test
  void read_dataSetKeys_areKept() {
    Plan plan =
        folder.read(
            SMALL.replace(
                "role: on_site}",
                "role: on_site, tags: tags.csv, class_map: {Kratzer: scratch}, cluster_by: coil,"
                    + " unit_by: part, include: '*.png', site: north}"));

    DatasetPlan set = plan.dataset("line3");
    assertThat(set.tags()).contains(temp.resolve("tags.csv"));
    assertThat(set.classMap()).isEqualTo(new TreeMap<>(Map.of("Kratzer", "scratch")));
    assertThat(set.clusterBy()).contains("coil");
    assertThat(set.unitBy()).contains("part");
    assertThat(set.include()).contains("*.png");
    assertThat(set.site()).isEqualTo("north");
  }

  @Test
  void read_whatProductionLeavesOut_isTheUsual() {
    assertThat(folder.read(SMALL).dataset("line3").site()).isEqualTo("line3");
    assertThat(folder.read(PlanFolder.GOOD).production().orElseThrow().hoursPerShift())
        .isEqualTo(8);
    assertThat(
            folder
                .read(
                    PlanFolder.GOOD.replace(
                        "hours_per_month", "hours_per_shift: 7.5, hours_per_month"))
                .production()
                .orElseThrow()
                .hoursPerShift())
        .isEqualTo(7.5);
  }

  @Test
  void read_throughput_hasEveryKey() {
    Plan plan =
        folder.read(
            PlanFolder.with(
                "line_speed: {",
                """
                throughput: {threads: [2, 1], intra_op: 3, batch: [1, 8], images: 32, forks: 4, \
                warm_up: 500 ms, run: 1 min}
                line_speed: {"""));
    assertThat(plan.throughput())
        .hasValue(
            new ThroughputPlan(
                List.of(2, 1),
                List.of(3),
                List.of(1, 8),
                32,
                4,
                Duration.ofMillis(500),
                Duration.ofMinutes(1)));
  }

  @Test
  void read_throughputThatSaysNothing_isTheDefaultAndNoneWhereItIsMissing() {
    Plan plan = folder.read(PlanFolder.with("line_speed: {", "throughput: {}\nline_speed: {"));
    assertThat(plan.throughput()).hasValue(ThroughputPlan.DEFAULTS);
    assertThat(folder.read(PlanFolder.GOOD).throughput()).isEmpty();
  }

  @Test
  void read_thresholdChoice_hasEveryKey() {
    Plan plan =
        folder.read(
            PlanFolder.with(
                "line_speed: {",
                """
                threshold_choice: {choose_with: line3, verify_with: benchmark, rule: miss_limit, \
                miss_limit: 5 %, judge_by: value, review: {escape_limit: 1 %}}
                line_speed: {"""));
    assertThat(plan.thresholdChoice())
        .hasValue(
            new ThresholdChoicePlan(
                "line3",
                "benchmark",
                ChoiceRule.MISS_LIMIT,
                OptionalDouble.of(0.05),
                ThresholdChoicePlan.Basis.VALUE,
                OptionalDouble.of(0.01)));
    assertThat(folder.read(PlanFolder.GOOD).thresholdChoice()).isEmpty();
  }

  @Test
  void read_guard_hasEveryKeyAndUsualValues() {
    Plan plan =
        folder.read(
            PlanFolder.with(
                "line_speed: {",
                "guard: {scores: [nearest, entropy], keep: 98 %, fit: line3,"
                    + " apply_to: [foreign, line3]}\nline_speed: {"));
    assertThat(plan.guard())
        .hasValue(
            new GuardPlan(
                List.of(StrangeScore.NEAREST, StrangeScore.ENTROPY),
                0.98,
                "line3",
                List.of("foreign", "line3")));
    assertThat(
            folder
                .read(
                    PlanFolder.with(
                        "line_speed: {",
                        "guard: {scores: [nearest, embedding_nearest], features: {output: /a/b}}"
                            + "\nline_speed: {"))
                .guard()
                .orElseThrow()
                .output())
        .hasValue("/a/b");
    Plan usual =
        folder.read(PlanFolder.with("line_speed: {", "guard: {scores: [nearest]}\nline_speed: {"));
    assertThat(usual.guard())
        .hasValue(new GuardPlan(List.of(StrangeScore.NEAREST), 0.99, "benchmark", List.of()));
    assertThat(folder.read(PlanFolder.GOOD).guard()).isEmpty();
  }

  @Test
  void read_thresholdChoiceOfTheSamePath_isRefusedUnlessImagesDiffer() {
    String choice =
        "threshold_choice: {choose_with: line3, verify_with: benchmark, rule: best_f1}\nline_speed: {";
    String samePath =
        PlanFolder.with("line_speed: {", choice)
            .replace("path: benchmark/annotations.json", "path: line3/annotations.json");
    assertThat(folder.problems(samePath).stream().map(PlanProblem::text))
        .singleElement()
        .asString()
        .contains("must be other images than choose_with, got 'line3' and 'benchmark' of the same");
  }

  @Test
  void read_leastCostWithoutPrices_isRefused() {
    String plan =
        PlanFolder.with(
                "line_speed: {",
                "threshold_choice: {choose_with: line3, verify_with: benchmark, rule:"
                    + " least_cost}\nline_speed: {")
            .replaceAll("production: .*\n", "");
    assertThat(folder.problems(plan).stream().map(PlanProblem::text))
        .singleElement()
        .asString()
        .contains("threshold_choice.rule", "least_cost needs production.cost");
  }

  @Test
  void read_lineSpeedWithoutMore_isTheSimpleLine() {
    LineSpeedPlan line = folder.read(PlanFolder.GOOD).lineSpeed().orElseThrow();
    assertThat(line.arrivals()).isEqualTo(LineSpeedPlan.Arrivals.FIXED);
    assertThat(line.cameras()).isEqualTo(LineSpeedPlan.Cameras.ONE);
    assertThat(line.policy()).isEqualTo(LineSpeedPlan.Policy.DROP_NEWEST);
    assertThat(line.capacity()).isEmpty();
  }

  @Test
  void read_lineSpeedWithAll_givesAll() {
    String all =
        "arrivals: {kind: burst, size: 4, spacing: 2 ms}, cameras: {count: 3, phase: 5 ms,"
            + " watch: own_lane}, policy: drop_oldest, stall: 250 ms,"
            + " capacity: {late_limit: 0.5 %, run: 2 s}, run: 400 s";
    LineSpeedPlan line = folder.read(PlanFolder.with("run: 400 s", all)).lineSpeed().orElseThrow();
    assertThat(line.arrivals())
        .isEqualTo(
            new LineSpeedPlan.Arrivals(
                LineSpeedPlan.Arrivals.Kind.BURST, 0, 4, Duration.ofMillis(2)));
    assertThat(line.cameras())
        .isEqualTo(
            new LineSpeedPlan.Cameras(
                3, Duration.ofMillis(5), LineSpeedPlan.Cameras.Watch.OWN_LANE));
    assertThat(line.policy()).isEqualTo(LineSpeedPlan.Policy.DROP_OLDEST);
    assertThat(line.stall()).hasValue(Duration.ofMillis(250));
    assertThat(line.capacity())
        .hasValue(
            new LineSpeedPlan.Capacity(0.005, Duration.ofSeconds(2), 8, Duration.ofSeconds(4)));
  }

  @Test
  void read_camerasAsANumber_eachSeeEveryUnit() {
    LineSpeedPlan line =
        folder
            .read(PlanFolder.with("run: 400 s", "cameras: 2, run: 400 s"))
            .lineSpeed()
            .orElseThrow();
    assertThat(line.cameras())
        .isEqualTo(
            new LineSpeedPlan.Cameras(2, Duration.ZERO, LineSpeedPlan.Cameras.Watch.EACH_UNIT));
  }
}

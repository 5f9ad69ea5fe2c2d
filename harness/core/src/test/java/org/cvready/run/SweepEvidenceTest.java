package org.cvready.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.cvready.certificate.Evidence;
import org.cvready.dataset.Dataset;
import org.cvready.gate.EvidenceRules;
import org.cvready.gate.GateResult;
import org.cvready.gate.Judge;
import org.cvready.gate.Verdict;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Confidence;
import org.cvready.metric.Decision;
import org.cvready.metric.FalseAlarms;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.ObjectOutcome;
import org.cvready.metric.OtherPoint;
import org.cvready.metric.Scope;
import org.cvready.metric.ScoreGrid;
import org.cvready.metric.UnitDecisions;
import org.cvready.plan.Plan;
import org.cvready.report.EvidenceJson;
import org.cvready.study.PassSet;
import org.cvready.study.production.Estimate;
import org.cvready.study.production.LineForecast;
import org.cvready.study.production.ProductionOutlook;
import org.cvready.study.threshold.FigureKey;
import org.cvready.study.threshold.SweptAmount;
import org.cvready.study.threshold.SweptDecisions;
import org.cvready.study.threshold.SweptFigure;
import org.cvready.study.threshold.SweptGate;
import org.cvready.study.threshold.ThresholdSweep;
import org.cvready.vision.ClassNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sweep gives at each threshold what a plan with that operating score gives. */
class SweepEvidenceTest {
  private static final int IMAGES = 40;
  private static final String SECTIONS =
      """
      datasets:
        line3: {format: coco, path: line3/annotations.json, role: on_site, tags: tags.csv,
          slice_by: [shift], expects: {shift: [day, dusk]}, unit_by: part}
        benchmark: {format: coco, path: benchmark/annotations.json, role: benchmark}
        foreign: {format: folder, path: foreign, role: out_of_distribution, safe: [review]}
      conditions:
        glare: {severity: [1], apply_to: [line3, foreign]}
      gates:
        - {metric: fn_rate, dataset: line3, class: each, slice: each, condition: each, at_most: 60 %}
        - {metric: fn_rate, dataset: line3, at_most: 50 %, confidence: 90 %, strict: true}
        - {metric: recall, dataset: line3, at_least: 40 %}
        - {metric: f1, dataset: line3, at_least: 40 %}
        - {metric: image_f1, dataset: line3, at_least: 40 %}
        - {metric: image_auroc, dataset: line3, at_least: 50 %}
        - {metric: fp_per_image, dataset: line3, at_most: 1}
        - {metric: false_reject_rate, dataset: line3, at_most: 20 %}
        - {metric: escape_rate, dataset: line3, class: each, at_most: 30 %}
        - {metric: review_load, dataset: line3, at_most: 30 %}
        - {metric: fp_rate, dataset: line3, class: each, at_most: 30 %}
        - {metric: fn_rate, dataset: line3, class: each, versus: benchmark, at_most: 10 pp}
        - {metric: map50, dataset: line3, at_least: 50 %}
        - {metric: silent_failure_rate, dataset: foreign, condition: each, at_most: 50 %}
        - {metric: latency_p95, at_most: 400 ms}
      production: {defect_rate: {a: 1 %, b: 0.5 %}, cost: {false_reject: 2.5, escape: 180,
        review: 0.4, currency: EUR}}
      line_speed: {units_per_minute: 240, deadline: 400 ms, run: 20 s}
      """;

  @TempDir private Path folder;
  private final Map<String, List<ImageOutcome>> certified = new HashMap<>();

  @BeforeEach
  void writeSets() throws IOException {
    SmallSite site =
        new SmallSite(folder)
            .coco("line3", Collections.nCopies(IMAGES, "ab"))
            .coco("benchmark", Collections.nCopies(IMAGES, "ab"))
            .coco("foreign", Collections.nCopies(IMAGES, ""));
    StringBuilder tags = new StringBuilder("file,shift,part\n");
    for (int i = 0; i < IMAGES; i++) {
      tags.append("%03d.png,%s,p%d%n".formatted(i, i % 3 == 0 ? "day" : "night", i / 2));
    }
    site.text("tags.csv", tags.toString());
  }

  /**
   * An image of three classes, the last of which the model lacks, as the matcher would leave it.
   */
  private static ImageOutcome image(SplittableRandom random, String set, int i) {
    List<ClassOutcome> classes = new ArrayList<>();
    List<ObjectOutcome> objects = new ArrayList<>();
    FalseAlarms.Counter alarms = new FalseAlarms.Counter();
    for (int c = 0; c < 3; c++) {
      int labelled = set.equals("foreign") || random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(2);
      double top = 0;
      for (int o = 0; o < labelled; o++) {
        double score = c == 2 || random.nextInt(5) == 0 ? 0 : random.nextDouble();
        objects.add(new ObjectOutcome(c, 64, score));
        top = Math.max(top, score);
      }
      for (int f = c == 2 ? 0 : random.nextInt(4); f > 0; f--) {
        double score = random.nextDouble() * random.nextDouble();
        alarms.add(c, score);
        top = Math.max(top, score);
      }
      classes.add(new ClassOutcome(c, labelled, 0, 0, 0, false, top));
    }
    // Counts and decision are those of the point it is carried to.
    boolean tagged = set.equals("line3");
    TreeMap<String, String> tags = new TreeMap<>();
    if (tagged) {
      tags.put("shift", i % 3 == 0 ? "day" : "night");
    }
    ImageOutcome outcome =
        new ImageOutcome(
            "%03d.png".formatted(i),
            tagged ? "tag:p" + i / 2 : "i" + i,
            tagged ? "tag:p" + i / 2 : "i" + i,
            tags,
            Decision.ACCEPT,
            0,
            classes,
            objects,
            alarms.counted());
    // A guard holds some back, at every operating score.
    return random.nextInt(7) == 0 ? outcome.asStrange() : outcome;
  }

  /** A run of the plan at an operating score. */
  private record Run(Plan plan, OperatingPoint point, SeenRun seen) {}

  private Run run(long seed, String score, String band) throws IOException {
    SmallSite site = new SmallSite(folder);
    Plan plan = site.plan(SECTIONS);
    List<Dataset> data = SmallSite.aligned(plan, "a", "c");
    Classes classes = Classes.of(ClassNames.of("a", "c"), data, plan);
    double value = Double.parseDouble(score);
    OperatingPoint point =
        OperatingPoint.uniform(2, value, Math.min(value, Double.parseDouble(band)), 0.5);
    OtherPoint there = new OtherPoint(point);
    List<SeenSet> sets = new ArrayList<>();
    for (PassSet pass : new PassPlan(plan, data, 0).sets()) {
      SeenSet set = new SeenSet(plan.datasets().get(sets.size()), pass);
      for (PassSet.SetCondition condition : pass.conditions()) {
        String key = set.plan().name() + "/" + condition.id();
        certified
            .computeIfAbsent(key, unused -> images(seed, set.plan().name(), condition.id()))
            .forEach(image -> set.add(condition.id(), there.of(image)));
      }
      sets.add(set);
    }
    return new Run(plan, point, new SeenRun(classes, sets, Optional.empty(), 1));
  }

  private static List<ImageOutcome> images(long seed, String set, String condition) {
    SplittableRandom random = new SplittableRandom(seed + 31L * (set + condition).hashCode());
    List<ImageOutcome> images = new ArrayList<>();
    for (int i = 0; i < IMAGES; i++) {
      images.add(image(random, set, i));
    }
    return images;
  }

  private static ThresholdSweep sweep(Run run) {
    return SweepEvidence.of(run.plan(), run.point(), run.seen(), Optional.empty());
  }

  private static List<GateResult> judged(Run run) {
    Tally tally = Tally.of(run.seen().sets());
    List<GateResult> gates =
        new ArrayList<>(EvidenceRules.broken(run.plan(), tally.objects(), tally.found()));
    gates.addAll(new Judge(run.seen()).judge(run.plan().gates()));
    return gates;
  }

  @ParameterizedTest
  @ValueSource(longs = 1)
  void of_anyThreshold_isTheCertificateWithThatOperatingScore(long seed) throws IOException {
    ThresholdSweep sweep = sweep(run(seed, "0.5", "0.2"));
    assertThat(sweep.certifiedStep()).hasValue(50);
    for (int step : new int[] {0, 1, 7, 20, 29, 50, 58, 99, 100}) {
      Run other = run(seed, Double.toString(ScoreGrid.threshold(step)), "0.2");
      holdsGates(sweep, step, judged(other));
      holdsFigures(sweep, step, other.seen());
      holdsAmounts(sweep, step, other);
      for (SeenSet set : other.seen().sets()) {
        assertThat(decisions(sweep, set.plan().name(), step))
            .isEqualTo(UnitDecisions.of(set.outcomes(Scope.CLEAN, new TreeMap<>())));
      }
    }
  }

  private static void holdsGates(ThresholdSweep sweep, int step, List<GateResult> gates) {
    List<SweptGate> rows =
        sweep.gates().stream()
            .filter(row -> row.verdicts().charAt(step) != SweptGate.ABSENT)
            .toList();
    assertThat(
            rows.stream().map(row -> row.gate() + row.metric().key() + row.scope() + row.limit()))
        .containsExactlyElementsOf(
            gates.stream()
                .map(gate -> gate.gate() + gate.metric().key() + gate.scope() + gate.limit())
                .toList());
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).verdicts().charAt(step))
          .isEqualTo(gates.get(i).verdict().name().charAt(0));
      if (rows.get(i).gate() > 0) {
        SweptFigure figure = sweep.figures().get(rows.get(i).figure().orElseThrow());
        holds(figure, step, gates.get(i).measurement().orElseThrow());
      }
    }
    Verdict overall = Verdict.worst(gates.stream().map(GateResult::verdict).toList());
    assertThat(sweep.verdicts().charAt(step)).isEqualTo(overall.name().charAt(0));
  }

  private static void holdsAmounts(ThresholdSweep sweep, int step, Run other) {
    List<ProductionOutlook> outlooks = ProductionEvidence.of(other.plan(), other.seen());
    LineForecast forecast =
        outlooks.stream()
            .filter(outlook -> outlook.site().equals("line3"))
            .flatMap(outlook -> outlook.perUnit().stream())
            .findFirst()
            .orElseThrow();
    assertThat(sweep.amounts().stream().map(amount -> amount.site() + " " + amount.key()))
        .containsExactly(
            "line3 alarms",
            "line3 false_rejects",
            "line3 escapes",
            "line3 reviews",
            "line3 precision",
            "line3 cost",
            "line3 saved");
    assertThat(estimate(sweep, "alarms", step)).isEqualTo(forecast.alarms());
    assertThat(estimate(sweep, "escapes", step)).isEqualTo(forecast.escapes());
    assertThat(estimate(sweep, "precision", step)).isEqualTo(forecast.precision());
    assertThat(estimate(sweep, "cost", step)).isEqualTo(forecast.cost().orElseThrow());
    assertThat(estimate(sweep, "saved", step)).isEqualTo(forecast.saved().orElseThrow());
  }

  private static Estimate estimate(ThresholdSweep sweep, String key, int step) {
    SweptAmount amount =
        sweep.amounts().stream().filter(a -> a.key().equals(key)).findFirst().orElseThrow();
    int run = 0;
    while (run + 1 < amount.from().size() && amount.from().get(run + 1) <= step) {
      run++;
    }
    return new Estimate(amount.values().get(run), amount.lower().get(run), amount.upper().get(run));
  }

  private static void holdsFigures(ThresholdSweep sweep, int step, SeenRun other) {
    Map<FigureKey, SweptFigure> swept = new HashMap<>();
    sweep.figures().forEach(figure -> swept.put(figure.key(), figure));
    int held = 0;
    for (Measurement figure : FigureList.of(other)) {
      SweptFigure own = swept.get(new FigureKey(figure.metric(), figure.scope(), Confidence.USUAL));
      if (own != null) {
        holds(own, step, figure);
        held++;
      }
    }
    assertThat(held).isGreaterThan(60);
  }

  private static void holds(SweptFigure figure, int step, Measurement certified) {
    Measurement own = figure.at(step);
    assertThat(own.scope()).isEqualTo(certified.scope());
    assertThat(own.value()).isEqualTo(certified.value());
    assertThat(own.events()).isEqualTo(certified.events());
    assertThat(own.trials()).isEqualTo(certified.trials());
    assertThat(own.units()).isEqualTo(certified.units());
    assertThat(own.interval().lower()).isEqualTo(certified.interval().lower());
    assertThat(own.interval().upper()).isEqualTo(certified.interval().upper());
    assertThat(own.interval().undecided()).isEqualTo(certified.interval().undecided());
  }

  private static UnitDecisions decisions(ThresholdSweep sweep, String dataset, int step) {
    SweptDecisions set =
        sweep.decisions().stream()
            .filter(d -> d.dataset().equals(dataset))
            .findFirst()
            .orElseThrow();
    int run = 0;
    while (run + 1 < set.from().size() && set.from().get(run + 1) <= step) {
      run++;
    }
    return new UnitDecisions(set.accept().get(run), set.review().get(run), set.reject().get(run));
  }

  @Test
  void of_perClassScores_isOnNoStep() throws IOException {
    Run run = run(3, "0.5", "0.5");
    OperatingPoint uneven =
        OperatingPoint.of(new double[] {0.5, 0.4}, new double[] {0.2, 0.2}, 0.5);
    assertThat(SweepEvidence.of(run.plan(), uneven, run.seen(), Optional.empty()).certifiedStep())
        .isEmpty();
    OperatingPoint between = OperatingPoint.uniform(2, 0.505, 0.2, 0.5);
    assertThat(SweepEvidence.of(run.plan(), between, run.seen(), Optional.empty()).certifiedStep())
        .isEmpty();
  }

  @Test
  void of_aRun_isTheSameEveryTimeAndSurvivesItsFile() throws IOException {
    ThresholdSweep sweep = sweep(run(4, "0.5", "0.2"));
    assertThat(sweep(run(4, "0.5", "0.2"))).isEqualTo(sweep);
    Evidence evidence = Evidence.NONE.withThresholds(sweep);
    assertThat(EvidenceJson.parse(EvidenceJson.write(evidence))).isEqualTo(evidence);
  }

  @Test
  void of_risingThreshold_missesNeverFall() throws IOException {
    for (SweptFigure figure : sweep(run(5, "0.5", "0.2")).figures()) {
      if (figure.metric() == Metric.FN_RATE && figure.scope().versus().isEmpty()) {
        for (int step = 1; step < ScoreGrid.STEPS; step++) {
          assertThat(figure.at(step).events()).isGreaterThanOrEqualTo(figure.at(step - 1).events());
        }
      }
    }
  }
}

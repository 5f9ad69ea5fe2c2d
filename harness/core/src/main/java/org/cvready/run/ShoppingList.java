package org.cvready.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.Sample;
import org.cvready.gate.EvidenceRules;
import org.cvready.gate.GateResult;
import org.cvready.gate.Judge;
import org.cvready.gate.Verdict;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Confidence;
import org.cvready.metric.Decision;
import org.cvready.metric.Figures;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Metric;
import org.cvready.metric.RateMeter;
import org.cvready.plan.DatasetPlan;
import org.cvready.plan.GatePlan;
import org.cvready.plan.GatePlan.Direction;
import org.cvready.plan.LineSpeedPlan;
import org.cvready.plan.Plan;
import org.cvready.study.PassSet;
import org.cvready.vision.ClassNames;
import org.cvready.vision.GroundTruth;
import org.cvready.vision.GroundTruth.Kind;

/**
 * What a plan's data can never decide, and what would.
 *
 * <p>A model that made no error at all is judged on the data. Where even that leaves a limit
 * undecided, the list says how much is missing: for no error at all, and for a true rate of 40 % of
 * the limit, which is what a good model has.
 */
final class ShoppingList {
  private static final double GOOD_SHARE_OF_LIMIT = 0.4;

  private final Plan plan;
  private final SeenRun perfect;

  ShoppingList(Plan plan, List<Dataset> datasets) {
    this.plan = plan;
    Classes classes = Classes.of(ClassNames.of(), datasets, plan);
    Classes known = new Classes(classes.names(), classes.names().size());
    List<Dataset> aligned = datasets.stream().map(set -> set.among(classes.names())).toList();
    List<SeenSet> sets = new ArrayList<>();
    for (PassSet pass : new PassPlan(plan, aligned, 0).sets()) {
      sets.add(withoutError(plan.datasets().get(sets.size()), pass));
    }
    this.perfect = new SeenRun(known, sets, Optional.empty(), plan.seed());
  }

  /** The list, a sentence for each class, slice and condition of a limit. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (plan.guard().isPresent() && !EvidenceRules.limitsReviewsOnSite(plan)) {
      lines.add(
          "guard: with it the plan cannot certify without a limit on what it sends to people, such"
              + " as {metric: review_load, dataset: SITE, at_most: 5 %} on a natural on_site set");
    }
    List<GatePlan> counted =
        plan.gates().stream()
            .filter(gate -> RateMeter.measures(gate.metric()) && gate.versus().isEmpty())
            .filter(gate -> !gate.metric().dependsOnPrevalence() || isReviewLoad(gate))
            .toList();
    for (GateResult result : new Judge(perfect).judge(counted)) {
      if (result.verdict() == Verdict.INCONCLUSIVE) {
        GatePlan gate = counted.get(result.gate() - 1);
        lines.add(line(gate, result, plan.gates().indexOf(gate)));
      }
    }
    for (int i = 0; i < plan.gates().size(); i++) {
      if (plan.gates().get(i).metric().level() == Metric.Level.LATENCY) {
        int number = i;
        latencyLine(plan.gates().get(i))
            .map(text -> "gates[%d]: %s".formatted(number, text))
            .ifPresent(lines::add);
      }
    }
    return lines;
  }

  private static boolean isReviewLoad(GatePlan gate) {
    return gate.metric() == Metric.REVIEW_LOAD;
  }

  private String line(GatePlan gate, GateResult result, int number) {
    double limit = gate.limit().value();
    boolean atMost = gate.limit().direction() == Direction.AT_MOST;
    double good = atMost ? GOOD_SHARE_OF_LIMIT * limit : 1 - GOOD_SHARE_OF_LIMIT * (1 - limit);
    OptionalLong atGood =
        perfect
            .measure(
                gate.metric(), result.scope(), new Confidence(gate.confidence(), gate.strict()))
            .more()
            .ifTruthWere(good, limit);
    String trials = gate.metric().level().trials();
    long seen = result.measurement().map(figure -> figure.trials()).orElse(0L);
    StringBuilder line =
        new StringBuilder(
            "gates[%d] %s %s, %s: %s %s cannot decide it, even without one error"
                .formatted(
                    number,
                    gate.metric().key(),
                    result.scope().text(),
                    result.limit(),
                    Figures.count(seen),
                    trials));
    result
        .moreTrials()
        .ifPresent(more -> line.append("; %s more would then".formatted(Figures.count(more))));
    atGood.ifPresent(
        more ->
            line.append(
                "; %s more %s would decide %s if the true rate is %s"
                    .formatted(
                        Figures.count(more),
                        trials,
                        gate.limit().text(),
                        Figures.of(gate.metric(), result.scope(), good))));
    return line.toString();
  }

  private Optional<String> latencyLine(GatePlan gate) {
    Optional<LineSpeedPlan> line = plan.lineSpeed();
    if (line.isEmpty()) {
      return Optional.empty();
    }
    OptionalLong frames = LineSpeed.unitsFor(line.get(), gate);
    long planned = LineSpeed.units(line.get());
    if (frames.isEmpty() || frames.getAsLong() <= planned) {
      return Optional.empty();
    }
    return Optional.of(
        "%s, %s %s: a run of %s frames cannot decide it, even without one late frame; it takes %s, %.1f minutes"
            .formatted(
                gate.metric().key(),
                gate.limit().direction() == Direction.AT_MOST ? "at most" : "at least",
                gate.limit().text(),
                Figures.count(planned),
                Figures.count(frames.getAsLong()),
                frames.getAsLong() / line.get().unitsPerMinute()));
  }

  /** A set as a model without any error would be judged on it. */
  private static SeenSet withoutError(DatasetPlan set, PassSet pass) {
    SeenSet seen = new SeenSet(set, pass);
    for (PassSet.SetCondition condition : pass.conditions()) {
      List<Sample> samples = pass.data().samples();
      for (int i = 0; i < samples.size(); i++) {
        if (condition.covers(i)) {
          seen.add(condition.id(), withoutError(set, pass, samples.get(i)));
        }
      }
    }
    return seen;
  }

  private static ImageOutcome withoutError(DatasetPlan set, PassSet pass, Sample sample) {
    SortedMap<Integer, Map<Kind, Integer>> counts = new TreeMap<>();
    for (GroundTruth truth : sample.groundTruths()) {
      counts
          .computeIfAbsent(truth.classIndex(), key -> new EnumMap<>(Kind.class))
          .merge(truth.kind(), 1, Integer::sum);
    }
    List<ClassOutcome> classes = new ArrayList<>();
    boolean any = false;
    for (Map.Entry<Integer, Map<Kind, Integer>> entry : counts.entrySet()) {
      int difficult = entry.getValue().getOrDefault(Kind.DIFFICULT, 0);
      int objects = entry.getValue().getOrDefault(Kind.OBJECT, 0) + difficult;
      int crowds = entry.getValue().getOrDefault(Kind.CROWD, 0);
      boolean found = objects > 0;
      any |= found;
      classes.add(
          new ClassOutcome(entry.getKey(), objects, difficult, crowds, 0, 0, found, found ? 1 : 0));
    }
    Decision right = any ? Decision.REJECT : Decision.ACCEPT;
    Decision decision =
        set.safe().isEmpty() ? right : set.safe().stream().min(Decision::compareTo).orElse(right);
    return new ImageOutcome(
        sample.name(),
        pass.clusterOf(sample),
        pass.unitOf(sample),
        sample.tags(),
        decision,
        any ? 1 : Double.NEGATIVE_INFINITY,
        classes);
  }
}

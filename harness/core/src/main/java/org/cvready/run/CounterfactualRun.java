package org.cvready.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.cvready.dataset.Sample;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Scope;
import org.cvready.perturb.Condition;
import org.cvready.plan.DatasetPlan.Role;
import org.cvready.study.ImagePass;
import org.cvready.study.PassQuestion;
import org.cvready.study.PassSet;
import org.cvready.study.PassSet.SetCondition;
import org.cvready.study.Showing;
import org.cvready.study.gap.CounterfactualPlan;
import org.cvready.study.gap.CounterfactualSeen;
import org.cvready.study.gap.GapSet;

/**
 * Shows the benchmark to the model once more, made to look like the sites: each image at most once,
 * whatever the number of sites.
 */
final class CounterfactualRun {
  // Conditions refuse pictures of a few pixels, and nobody inspects parts on them.
  private static final int LEAST_SIDE = 16;

  private final OpenedPlan opened;
  private final List<SeenSet> sets;

  private CounterfactualRun(OpenedPlan opened, List<SeenSet> sets) {
    this.opened = opened;
    this.sets = sets;
  }

  /**
   * Finds out what makes the benchmark look like each site, and runs the model on that.
   *
   * @param opened plan and model
   * @param sets seen on their images as they were captured; sites take what is seen
   */
  static void run(OpenedPlan opened, List<SeenSet> sets, int workers, RunProgress progress)
      throws IOException, InterruptedException {
    CounterfactualRun run = new CounterfactualRun(opened, sets);
    List<Planned> plans = run.plans(progress);
    run.show(plans, workers, progress);
  }

  /** A benchmark with what is to be done to it. */
  private record Planned(SeenSet benchmark, List<SeenSet> sites, CounterfactualPlan plan) {}

  private List<Planned> plans(RunProgress progress) {
    List<SeenSet> sites =
        sets.stream().filter(set -> set.plan().role() == Role.ON_SITE && isLookedAt(set)).toList();
    List<SeenSet> benchmarks =
        sets.stream()
            .filter(set -> set.plan().role() == Role.BENCHMARK && isLookedAt(set))
            .filter(CounterfactualRun::isLargeEnough)
            .toList();
    if (sites.isEmpty() || benchmarks.isEmpty()) {
      return List.of();
    }
    progress.stage("what the sites changed", benchmarks.size());
    List<Planned> plans = new ArrayList<>();
    for (SeenSet benchmark : benchmarks) {
      List<Sample> samples = benchmark.samples();
      CounterfactualPlan plan =
          CounterfactualPlan.of(
              gapSet(benchmark),
              sites.stream().map(CounterfactualRun::gapSet).toList(),
              position -> samples.get(position).image(),
              opened.plan().seed());
      plans.add(new Planned(benchmark, sites, plan));
      progress.at(plans.size());
    }
    return plans;
  }

  private static boolean isLookedAt(SeenSet set) {
    return set.pass().data().isLabelled() && !set.measures().isEmpty();
  }

  private static boolean isLargeEnough(SeenSet set) {
    return set.samples().stream()
        .allMatch(sample -> Math.min(sample.width(), sample.height()) >= LEAST_SIDE);
  }

  /** A set as the study takes it. */
  static GapSet gapSet(SeenSet set) {
    return new GapSet(
        set.plan().name(),
        set.pass().data().isLabelled(),
        set.outcomes(Scope.CLEAN, new TreeMap<>()),
        set.measures());
  }

  private void show(List<Planned> plans, int workers, RunProgress progress)
      throws IOException, InterruptedException {
    List<PassSet> passes = plans.stream().map(CounterfactualRun::pass).toList();
    PassQuestion question =
        new PassQuestion(passes, opened.point(), opened.plan().seed(), workers, opened.watch());
    Map<List<Object>, List<ImageOutcome>> under = new HashMap<>();
    Map<List<Object>, List<Integer>> positions = new HashMap<>();
    if (question.passes() > 0) {
      progress.stage("counterfactual", question.passes());
      ImagePass.run(
          opened.detector(),
          question,
          observation -> {
            List<Object> key = List.of(observation.set(), observation.condition());
            under.computeIfAbsent(key, unused -> new ArrayList<>()).add(observation.outcome());
            positions
                .computeIfAbsent(key, unused -> new ArrayList<>())
                .add(observation.sampleIndex());
          },
          progress::at);
    }
    for (int i = 0; i < plans.size(); i++) {
      Planned planned = plans.get(i);
      List<ImageOutcome> clean = planned.benchmark().outcomes(Scope.CLEAN, new TreeMap<>());
      for (SeenSet site : planned.sites()) {
        String name = site.plan().name();
        List<Object> key =
            List.of(i, planned.plan().condition(name).map(Condition::id).orElse(Scope.CLEAN));
        site.add(
            planned.benchmark().plan().name(),
            new CounterfactualSeen(
                planned.plan().describe(name),
                positions.getOrDefault(key, List.of()).stream().map(clean::get).toList(),
                under.getOrDefault(key, List.of())));
      }
    }
  }

  private static PassSet pass(Planned planned) {
    PassSet shown = planned.benchmark().pass();
    List<SetCondition> conditions = new ArrayList<>();
    planned
        .plan()
        .passes()
        .forEach(
            (condition, images) ->
                conditions.add(
                    new SetCondition(
                        new Showing.Perturbed(condition),
                        Optional.of(images),
                        // Outcomes alone are asked for.
                        OptionalDouble.of(1))));
    return new PassSet(shown.data(), shown.clusterBy(), shown.unitBy(), conditions);
  }
}

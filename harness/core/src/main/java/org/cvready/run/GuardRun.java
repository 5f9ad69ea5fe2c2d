package org.cvready.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cvready.dataset.Dataset;
import org.cvready.plan.BadPlanException;
import org.cvready.plan.DatasetPlan;
import org.cvready.plan.DatasetPlan.Role;
import org.cvready.plan.GuardPlan;
import org.cvready.plan.Plan;
import org.cvready.plan.PlanProblem;
import org.cvready.study.ImagePass;
import org.cvready.study.PassQuestion;
import org.cvready.study.PassSet;
import org.cvready.study.PassSet.SetCondition;
import org.cvready.study.strange.Guard;
import org.cvready.study.strange.ReferenceSplit;
import org.cvready.study.strange.SplitGuard;
import org.cvready.study.strange.StrangeScore;
import org.cvready.study.strange.StrangeTraits;
import org.cvready.study.strange.Watch;

/**
 * Fits the guard that a plan asks for, before anything is decided: so every decision of the run,
 * its journal, its pictures and its latency are those of the line with the guard.
 */
final class GuardRun {
  private GuardRun() {}

  /**
   * The plan with its guard; the plan itself where it asks for none.
   *
   * @throws BadPlanException where the reference set is too small, or a score cannot be worked out
   *     with this model
   */
  static OpenedPlan fitted(OpenedPlan opened, int workers, RunProgress progress)
      throws IOException, InterruptedException {
    Optional<GuardPlan> wish = opened.plan().guard();
    if (wish.isEmpty()) {
      return opened;
    }
    problem(opened.plan(), opened.datasets())
        .or(() -> logitsProblem(opened, wish.get()))
        .ifPresent(problem -> refuse(opened.plan(), problem));
    SplitGuard guard = fit(opened, wish.get(), workers, progress);
    return opened.with(Watch.with(guard).withEmbedding(wish.get().output().isPresent()));
  }

  private static void refuse(Plan plan, PlanProblem problem) {
    throw new BadPlanException(plan.file(), List.of(problem));
  }

  /** Why the energy cannot be worked out, where the plan asks for it. */
  private static Optional<PlanProblem> logitsProblem(OpenedPlan opened, GuardPlan wish) {
    if (!wish.scores().contains(StrangeScore.ENERGY) || opened.detector().hasLogits()) {
      return Optional.empty();
    }
    return Optional.of(
        new PlanProblem(
            "guard.scores",
            0,
            opened.detector().description().recalibration().isPresent()
                ? "energy needs logits, and scores that were mapped have none"
                : "energy needs logits, which decoder %s does not give: its scores are not the logistic function of one logit a class"
                    .formatted(opened.detector().description().decoder()),
            Optional.of("entropy or max_score")));
  }

  /** What is wrong with the reference set, where the plan asks for a guard. */
  static Optional<PlanProblem> problem(Plan plan, List<Dataset> datasets) {
    return plan.guard()
        .flatMap(guard -> split(plan, datasets, guard.fit()).problem())
        .map(
            text ->
                new PlanProblem(
                    "guard.fit", 0, text, Optional.of("fit: the name of a larger set")));
  }

  /** The halves of a set, as the plan's seed draws them. */
  static ReferenceSplit split(Plan plan, List<Dataset> datasets, String name) {
    PassSet set = pass(plan, datasets, name);
    return ReferenceSplit.of(
        name, set.data().samples().stream().map(set::clusterOf).toList(), plan.seed());
  }

  /** The set that is taken for usual where the plan names none: its first benchmark. */
  static Optional<String> usual(Plan plan) {
    return plan.datasets().stream()
        .filter(set -> set.role() == Role.BENCHMARK)
        .map(DatasetPlan::name)
        .findFirst();
  }

  private static PassSet pass(Plan plan, List<Dataset> datasets, String name) {
    DatasetPlan set = plan.dataset(name);
    Dataset data = datasets.get(plan.datasets().indexOf(set));
    return new PassSet(data, set.clusterBy(), set.unitBy(), List.of(SetCondition.clean()));
  }

  private static SplitGuard fit(
      OpenedPlan opened, GuardPlan wish, int workers, RunProgress progress)
      throws IOException, InterruptedException {
    Plan plan = opened.plan();
    boolean changed =
        wish.scores().stream()
            .anyMatch(score -> score.source() == StrangeScore.Source.CHANGED_IMAGES);
    PassQuestion question =
        new PassQuestion(
            List.of(pass(plan, opened.datasets(), wish.fit())),
            opened.point(),
            plan.seed(),
            workers,
            new Watch(changed, wish.output().isPresent(), Optional.empty()));
    progress.stage("usual images for the guard", question.passes());
    List<StrangeTraits> traits = new ArrayList<>();
    ImagePass.run(
        opened.detector(),
        question,
        observation -> traits.add(observation.traits().orElseThrow()),
        progress::at);
    if (wish.output().isPresent() && StrangeTraits.haveOneEmbedding(traits)) {
      refuse(
          plan,
          new PlanProblem(
              "guard.features.output",
              0,
              "must vary between images, but is the same on all %,d of %s: %s"
                  .formatted(traits.size(), wish.fit(), wish.output().get()),
              Optional.of("a tensor that depends on the image")));
    }
    ReferenceSplit split = split(plan, opened.datasets(), wish.fit());
    return new SplitGuard(
        split,
        Guard.fit(wish.scores(), wish.keep(), split.half(traits, true)),
        Guard.fit(wish.scores(), wish.keep(), split.half(traits, false)),
        Set.copyOf(wish.applyTo()));
  }
}

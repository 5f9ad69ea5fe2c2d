package org.cvready.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Scope;
import org.cvready.perturb.Condition;
import org.cvready.perturb.Perturbation;
import org.cvready.plan.GuardPlan;
import org.cvready.plan.Plan;
import org.cvready.study.PassSet;
import org.cvready.study.Showing;
import org.cvready.study.failsafe.FailSafeFindings;
import org.cvready.study.failsafe.FailSafeQuestion;
import org.cvready.study.failsafe.FailSafeSet;
import org.cvready.study.failsafe.FailSafeSet.Kind;
import org.cvready.study.failsafe.FailSafeStudy;
import org.cvready.study.failsafe.Strength;
import org.cvready.study.strange.ReferenceSplit;

/** Asks whether the strange inputs of a run failed safely. */
final class FailSafeEvidence {
  private FailSafeEvidence() {}

  static FailSafeFindings of(OpenedPlan opened, SeenRun seen) {
    Plan plan = opened.plan();
    Optional<String> usual = plan.guard().map(GuardPlan::fit).or(() -> GuardRun.usual(plan));
    Optional<ReferenceSplit> reference =
        usual.map(name -> GuardRun.split(plan, opened.datasets(), name));
    return FailSafeStudy.of(
        new FailSafeQuestion(
            seen.sets().stream().map(FailSafeEvidence::set).toList(),
            seen.classes(),
            opened.point(),
            reference,
            plan.guard().map(GuardPlan::keep).orElse(GuardPlan.USUAL_KEEP),
            opened.watch().guard(),
            opened.watch().embedding() ? opened.detector().innerOutput() : Optional.empty()));
  }

  private static FailSafeSet set(SeenSet set) {
    List<String> conditions = new ArrayList<>(List.of(Scope.CLEAN));
    conditions.addAll(set.conditions());
    Map<String, List<ImageOutcome>> outcomes = new LinkedHashMap<>();
    conditions.forEach(
        condition -> outcomes.put(condition, set.outcomes(condition, new TreeMap<>())));
    return new FailSafeSet(
        set.plan().name(), kind(set), set.plan().safe(), outcomes, set.traits(), strengths(set));
  }

  private static Map<String, Strength> strengths(SeenSet set) {
    Map<String, Strength> strengths = new LinkedHashMap<>();
    for (PassSet.SetCondition condition : set.pass().conditions()) {
      if (condition.showing() instanceof Showing.Perturbed shown
          && shown.condition().steps().size() == 1) {
        strengths.put(condition.id(), strength(shown.condition().steps().get(0)));
      }
    }
    return strengths;
  }

  private static Strength strength(Condition.Step step) {
    Perturbation perturbation = step.perturbation();
    String name = perturbation.name() + perturbation.settings().text();
    return step.severity().isPresent()
        ? new Strength(name, "", step.severity().getAsInt(), OptionalDouble.of(0))
        : new Strength(
            name, perturbation.scale().unit(), step.strength(), perturbation.scale().neutral());
  }

  private static Kind kind(SeenSet set) {
    return switch (set.plan().role()) {
      case OUT_OF_DISTRIBUTION -> Kind.STRANGE;
      case TRAIN, VALIDATION -> Kind.OTHER;
      case ON_SITE -> labelled(set, Kind.ON_SITE);
      case TEST, BENCHMARK -> labelled(set, Kind.KNOWN);
    };
  }

  private static Kind labelled(SeenSet set, Kind kind) {
    return set.pass().data().isLabelled() ? kind : Kind.OTHER;
  }
}

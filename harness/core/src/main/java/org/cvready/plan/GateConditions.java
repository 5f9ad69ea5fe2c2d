package org.cvready.plan;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.cvready.metric.Metric;
import org.cvready.perturb.Treatment;
import org.cvready.perturb.catalogue.Conditions;
import org.cvready.plan.GatePlan.Selector;

/** Holds what a gate says about conditions against those of the plan. */
final class GateConditions {
  private final List<ConditionPlan> conditions;

  GateConditions(List<ConditionPlan> conditions) {
    this.conditions = conditions;
  }

  /** MPC and RPC are means over conditions: they need some, and name none. */
  void checkMean(Section section, GatePlan gate, DatasetPlan set) {
    if (gate.metric() != Metric.MPC && gate.metric() != Metric.RPC) {
      return;
    }
    if (section.has("condition")) {
      section.problem(
          "condition",
          "%s is a mean over conditions".formatted(gate.metric().key()),
          "to leave it out");
    }
    if (conditionsOf(set).isEmpty()) {
      section.problem(
          "metric",
          "%s needs conditions that apply to %s".formatted(gate.metric().key(), set.name()),
          "conditions: {gaussian_noise: {severity: all}}");
    }
  }

  /** Without {@code apply_to}, conditions apply to every labelled set that is not of training. */
  private List<Treatment> conditionsOf(DatasetPlan set) {
    return conditions.stream()
        .filter(
            plan ->
                plan.applyTo().isEmpty()
                    ? set.takesEveryCondition()
                    : plan.applyTo().contains(set.name()))
        .map(ConditionPlan::conditions)
        .flatMap(Collection::stream)
        .toList();
  }

  /** The selector with an id in place of the name of an entry that has one condition. */
  Selector resolve(Section section, Selector selector, DatasetPlan set) {
    List<String> ids = conditionsOf(set).stream().map(Treatment::id).toList();
    if (selector instanceof Selector.Each && ids.isEmpty()) {
      section.problem(
          "condition",
          "no condition of the plan applies to %s".formatted(set.name()),
          "conditions: {glare: {severity: [1, 3, 5]}}");
    }
    if (!(selector instanceof Selector.Named named) || ids.contains(named.name())) {
      return selector;
    }
    Optional<String> canonical = canonical(named.name()).filter(ids::contains);
    if (canonical.isPresent()) {
      return new Selector.Named(canonical.get());
    }
    List<String> own =
        conditions.stream()
            .filter(plan -> plan.name().equals(named.name()))
            .flatMap(plan -> plan.conditions().stream().map(Treatment::id))
            .filter(ids::contains)
            .toList();
    if (own.size() == 1) {
      return new Selector.Named(own.get(0));
    }
    String hint = own.isEmpty() ? Spelling.nearest(named.name(), ids).orElse("") : own.get(0);
    String choice = "one of " + String.join(", ", ids.stream().limit(20).toList());
    section.problem(
        "condition",
        "no condition '%s' applies to %s".formatted(named.name(), set.name()),
        hint.isEmpty() ? (ids.isEmpty() ? "to leave it out" : choice) : hint);
    return selector;
  }

  /** The id as conditions have it: another name or another way to write a number is the same. */
  private static Optional<String> canonical(String id) {
    try {
      return Optional.of(Conditions.parse(id).id());
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }
}

package org.cvready.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.cvready.metric.Metric;
import org.cvready.plan.DatasetPlan.Role;
import org.cvready.plan.DatasetPlan.Sampling;
import org.cvready.plan.GatePlan.Selector;
import org.cvready.plan.GatePlan.SliceSelector;

/** Holds a gate against the sets, conditions and line speed of its plan. */
final class GateRules {
  private final Map<String, Optional<DatasetPlan>> sets;
  private final GateConditions conditions;
  private final boolean hasLineSpeed;

  GateRules(
      Map<String, Optional<DatasetPlan>> sets,
      List<ConditionPlan> conditions,
      boolean hasLineSpeed) {
    this.sets = sets;
    this.conditions = new GateConditions(conditions);
    this.hasLineSpeed = hasLineSpeed;
  }

  /** The gate with its condition by id; what is wrong is noted. */
  GatePlan check(Section section, GatePlan gate) {
    if (gate.metric().level() == Metric.Level.LATENCY) {
      checkLatency(section, gate);
      return gate;
    }
    checkClass(section, gate);
    Optional<DatasetPlan> set = set(section, "dataset", gate.dataset());
    if (set.isEmpty()) {
      return gate;
    }
    checkSet(section, gate, "dataset", set.get());
    checkSlice(section, gate, set.get());
    checkVersus(section, gate, set.get());
    conditions.checkMean(section, gate, set.get());
    return withConditions(gate, conditions.resolve(section, gate.conditions(), set.get()));
  }

  private void checkLatency(Section section, GatePlan gate) {
    if (!hasLineSpeed) {
      section.problem(
          "metric",
          "%s needs a line_speed in the plan".formatted(gate.metric().key()),
          "line_speed: {units_per_minute: 480, deadline: 100 ms, run: 400 s}");
    }
    for (String key : List.of("dataset", "class", "slice", "condition", "versus")) {
      if (section.has(key)) {
        section.problem(
            key, "does not apply to %s".formatted(gate.metric().key()), "to leave it out");
      }
    }
  }

  private static void checkClass(Section section, GatePlan gate) {
    Metric metric = gate.metric();
    boolean whole = gate.classes() instanceof Selector.Whole;
    if (whole && !metric.isOverall()) {
      String overall = metric == Metric.AP ? "map" : metric == Metric.AP50 ? "map50" : "";
      section.problem(
          "metric",
          "%s has a value for a class alone".formatted(metric.key()),
          overall.isEmpty() ? "class: each" : "metric: " + overall + ", or class: each");
    }
    if (!whole && !metric.isPerClass()) {
      section.problem(
          "class",
          "%s has no value for a class alone".formatted(metric.key()),
          "to leave out class");
    }
  }

  /** The set that the key names; empty where it is missing, unknown or itself unreadable. */
  private Optional<DatasetPlan> set(Section section, String key, Optional<String> name) {
    String known = String.join(", ", sets.keySet());
    if (name.isEmpty()) {
      if (!section.has(key)) {
        section.problem(key, "is missing", key + ": one of " + known);
      }
      return Optional.empty();
    }
    // A plan without any set has one problem, not one a gate.
    if (!sets.isEmpty() && !sets.containsKey(name.get())) {
      section.problem(
          key,
          "no data set named '%s'".formatted(name.get()),
          Spelling.nearest(name.get(), sets.keySet()).orElse("one of " + known));
      return Optional.empty();
    }
    return sets.getOrDefault(name.get(), Optional.empty());
  }

  static boolean labelled(DatasetPlan set) {
    return !set.format().equals("folder");
  }

  private static void checkSet(Section section, GatePlan gate, String key, DatasetPlan set) {
    Metric metric = gate.metric();
    boolean ood = set.role() == Role.OUT_OF_DISTRIBUTION;
    if (metric.needsLabels() && !labelled(set)) {
      section.problem(
          key,
          "%s needs labels, and %s is a plain folder".formatted(metric.key(), set.name()),
          "a set of format coco, yolo or voc");
    }
    if (set.role() == Role.TRAIN) {
      section.problem(
          key,
          "a limit on what the model was trained on proves nothing, %s is train"
              .formatted(set.name()),
          "a set of role on_site, benchmark or test");
    }
    if (metric == Metric.SILENT_FAILURE_RATE && !ood) {
      section.problem(
          key,
          "silent_failure_rate is for sets of role out_of_distribution, %s is %s"
              .formatted(set.name(), set.role().key()),
          "role: out_of_distribution, or metric: escape_rate");
    }
    if (metric.dependsOnPrevalence() && set.sampling() == Sampling.ENRICHED) {
      section.problem(
          key,
          "%s depends on how frequent defects are, so it is refused on enriched sets such as %s"
              .formatted(metric.key(), set.name()),
          "sampling: natural on %s, if its images are as they came".formatted(set.name()));
    }
  }

  private static void checkSlice(Section section, GatePlan gate, DatasetPlan set) {
    TreeSet<String> tags = new TreeSet<>(set.sliceBy());
    tags.addAll(set.expects().keySet());
    if (gate.slices() instanceof SliceSelector.Each && tags.isEmpty()) {
      section.problem(
          "slice",
          "%s has neither slice_by nor expects".formatted(set.name()),
          "slice_by: [shift] on %s".formatted(set.name()));
    }
    if (gate.slices() instanceof SliceSelector.Tagged tagged) {
      for (String tag : tagged.tags().keySet()) {
        if (!tags.contains(tag)) {
          section.problem(
              "slice",
              "%s is not sliced by '%s'".formatted(set.name(), tag),
              Spelling.nearest(tag, tags)
                  .orElse("slice_by: [%s] on %s".formatted(tag, set.name())));
        }
      }
    }
  }

  private void checkVersus(Section section, GatePlan gate, DatasetPlan set) {
    if (!section.has("versus")) {
      return;
    }
    Metric metric = gate.metric();
    if (metric.unit() != Metric.Unit.SHARE || !metric.needsLabels()) {
      section.problem(
          "versus",
          "compares shares measured on labels, which %s is not".formatted(metric.key()),
          "metric: fn_rate");
    }
    Optional<DatasetPlan> other = set(section, "versus", gate.versus());
    if (other.isEmpty()) {
      return;
    }
    if (other.get().name().equals(set.name())) {
      section.problem("versus", "must be another set than dataset, got %s".formatted(set.name()));
    }
    checkSet(section, gate, "versus", other.get());
    if (set.role() != Role.ON_SITE) {
      section.problem(
          "versus",
          "compares an on_site set with another, %s is %s".formatted(set.name(), set.role().key()),
          "dataset: a set of role on_site");
    }
    if (other.get().role() == Role.OUT_OF_DISTRIBUTION) {
      section.problem(
          "versus",
          "must be a set of role benchmark, test or on_site, %s is out_of_distribution"
              .formatted(other.get().name()),
          "a set of role benchmark");
    }
  }

  private static GatePlan withConditions(GatePlan gate, Selector conditions) {
    return new GatePlan(
        gate.metric(),
        gate.dataset(),
        gate.classes(),
        gate.slices(),
        conditions,
        gate.versus(),
        gate.limit(),
        gate.confidence(),
        gate.strict());
  }
}

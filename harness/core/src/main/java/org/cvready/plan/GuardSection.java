package org.cvready.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cvready.plan.DatasetPlan.Role;
import org.cvready.study.selection.RiskMeasure;
import org.cvready.study.strange.StrangeScore;

/** Reads {@code guard}. */
final class GuardSection {
  private static final String KEY = "guard";
  private static final Range KEEP = Range.open(0, 1);

  private final Section section;
  private final Map<String, Optional<DatasetPlan>> sets;

  private GuardSection(Section section, Map<String, Optional<DatasetPlan>> sets) {
    this.section = section;
    this.sets = sets;
  }

  /**
   * Reads the section, where there is one.
   *
   * @param plan the whole plan
   * @param sets its data sets; empty where one is wrong
   */
  static Optional<GuardPlan> read(Section plan, Map<String, Optional<DatasetPlan>> sets) {
    return plan.node(KEY)
        .flatMap(node -> Section.of(node, KEY, plan.problems(), PlanKeys.GUARD))
        .flatMap(section -> new GuardSection(section, sets).guard());
  }

  /** A second pass of strange images needs a guard on every set that it looks at. */
  static void checkRoute(
      Section plan, Optional<GuardPlan> guard, Optional<SecondPassPlan> secondPass) {
    boolean asked =
        secondPass
            .filter(pass -> pass.route().isPresent() && pass.by() == RiskMeasure.STRANGENESS)
            .isPresent();
    boolean wrongGuard = guard.isEmpty() && plan.has(KEY);
    if (!asked || wrongGuard) {
      return;
    }
    List<String> looked = new ArrayList<>(secondPass.orElseThrow().appliesTo());
    looked.add(secondPass.orElseThrow().fitWith());
    List<String> unguarded =
        looked.stream()
            .distinct()
            .filter(name -> !guard.filter(found -> found.guards(name)).isPresent())
            .toList();
    if (!unguarded.isEmpty()) {
      plan.problem(
          "second_pass",
          "by: strangeness needs a guard on the sets that are routed, and none guards "
              + String.join(", ", unguarded),
          "by: margin");
    }
  }

  private Optional<GuardPlan> guard() {
    section.require("scores", "scores: [mahalanobis]");
    List<StrangeScore> scores = scores();
    double keep = section.share("keep", KEEP).orElse(GuardPlan.USUAL_KEEP);
    Optional<String> fit = fit();
    List<String> applyTo = applyTo(fit);
    Optional<String> output = output(scores);
    if (scores.isEmpty() || fit.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new GuardPlan(scores, keep, fit.get(), applyTo, output));
  }

  private List<StrangeScore> scores() {
    List<StrangeScore> scores = new ArrayList<>();
    for (String word : section.texts("scores")) {
      Optional<StrangeScore> score = StrangeScore.byKey(word);
      if (score.isEmpty()) {
        section.problem(
            "scores",
            "must be scores of strangeness, got '%s'".formatted(word),
            Spelling.nearest(word, PlanKeys.STRANGE_SCORES)
                .orElse("one of " + String.join(", ", PlanKeys.STRANGE_SCORES)));
      }
      score.ifPresent(scores::add);
    }
    return scores;
  }

  /**
   * The tensor that embeddings are taken from; whether the model has it is known once it is read.
   */
  private Optional<String> output(List<StrangeScore> scores) {
    scores.stream()
        .filter(score -> score.source() == StrangeScore.Source.INNER_OUTPUT)
        .findFirst()
        .filter(score -> !section.has("features"))
        .ifPresent(
            score ->
                section.problem(
                    "scores",
                    "%s needs features, the tensor of the network that it is taken from"
                        .formatted(score.key()),
                    "features: {output: NAME}, with a name of cvready inspect MODEL --tensors"));
    Optional<Section> features =
        section
            .node("features")
            .flatMap(
                node ->
                    Section.of(
                        node,
                        section.path("features"),
                        section.problems(),
                        PlanKeys.GUARD_FEATURES));
    features.ifPresent(found -> found.require("output", "output: NAME"));
    return features.flatMap(found -> found.text("output"));
  }

  private List<String> applyTo(Optional<String> fit) {
    List<String> names = section.texts("apply_to");
    for (String name : names) {
      if (!sets.containsKey(name)) {
        section.problem(
            "apply_to",
            "no data set named '%s'".formatted(name),
            Spelling.nearest(name, List.copyOf(sets.keySet()))
                .orElse("one of " + String.join(", ", sets.keySet())));
      }
    }
    if (!names.isEmpty() && fit.filter(name -> !names.contains(name)).isPresent()) {
      section.problem(
          "apply_to",
          "must have the set that the guard is fitted on, on which it is judged, got "
              + String.join(", ", names),
          fit.get());
    }
    return names;
  }

  /** The reference set: the plan's first benchmark unless it says otherwise. */
  private Optional<String> fit() {
    List<String> usual =
        sets.entrySet().stream()
            .filter(entry -> entry.getValue().map(GuardSection::isUsual).orElse(true))
            .map(Map.Entry::getKey)
            .toList();
    if (!section.has("fit")) {
      return benchmark();
    }
    Optional<String> name = section.text("fit");
    if (name.isEmpty()) {
      return name;
    }
    if (!sets.containsKey(name.get())) {
      section.problem(
          "fit",
          "no data set named '%s'".formatted(name.get()),
          Spelling.nearest(name.get(), usual).orElse("one of " + String.join(", ", usual)));
      return Optional.empty();
    }
    if (!usual.contains(name.get())) {
      section.problem(
          "fit",
          "must be a set of usual images that the model was not made with, got '%s'"
              .formatted(name.get()),
          "one of " + String.join(", ", usual));
      return Optional.empty();
    }
    return name;
  }

  private Optional<String> benchmark() {
    boolean wrong = sets.values().stream().anyMatch(Optional::isEmpty);
    Optional<String> first =
        sets.values().stream()
            .flatMap(Optional::stream)
            .filter(set -> set.role() == Role.BENCHMARK)
            .map(DatasetPlan::name)
            .findFirst();
    if (first.isEmpty() && !wrong) {
      section.problem(
          "fit", "must name the set of usual images, since no set is a benchmark", "fit: line");
    }
    return first;
  }

  private static boolean isUsual(DatasetPlan set) {
    return set.role() != Role.OUT_OF_DISTRIBUTION && !set.role().isOfTraining();
  }
}

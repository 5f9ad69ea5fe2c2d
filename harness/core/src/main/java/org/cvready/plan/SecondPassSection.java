package org.cvready.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.plan.DatasetPlan.Role;
import org.cvready.plan.SecondPassPlan.Reach;
import org.cvready.plan.SecondPassPlan.VerifierPlan;
import org.cvready.study.selection.ChainRule;
import org.cvready.study.selection.RiskMeasure;

/** Reads {@code second_pass}. */
final class SecondPassSection {
  /** Routes the images in the review band, in place of a share. */
  static final String REVIEW_BAND = "review_band";

  private static final String KEY = "second_pass";

  private final Section section;
  private final NamedSets sets;
  private final PlanFiles files;
  private final List<ConditionPlan> conditions;

  private SecondPassSection(
      Section section, NamedSets sets, PlanFiles files, List<ConditionPlan> conditions) {
    this.section = section;
    this.sets = sets;
    this.files = files;
    this.conditions = conditions;
  }

  /**
   * Reads the section, where there is one.
   *
   * @param plan the whole plan
   * @param sets its data sets; empty where one is wrong
   * @param files that it may name
   * @param conditions of the plan
   */
  static Optional<SecondPassPlan> read(
      Section plan,
      Map<String, Optional<DatasetPlan>> sets,
      PlanFiles files,
      List<ConditionPlan> conditions) {
    return plan.node(KEY)
        .flatMap(node -> Section.of(node, KEY, plan.problems(), PlanKeys.SECOND_PASS))
        .flatMap(
            section ->
                new SecondPassSection(section, new NamedSets(section, sets), files, conditions)
                    .plan(plan));
  }

  private Optional<SecondPassPlan> plan(Section plan) {
    section.require("route", "route: 20 %");
    boolean band = section.text("route").filter(REVIEW_BAND::equals).isPresent();
    OptionalDouble route = band ? OptionalDouble.empty() : share("route", Range.openClosed(0, 1));
    if (band && !hasReviewBand(plan)) {
      section.problem(
          "route",
          "review_band needs operating_point.review_from",
          "operating_point: {score: 0.42, review_from: 0.25}");
    }
    RiskMeasure by =
        section
            .word("by", PlanKeys.RISK_MEASURES)
            .map(SecondPassSection::measure)
            .orElse(RiskMeasure.MARGIN);
    ChainRule decide =
        section
            .word("decide", PlanKeys.CHAIN_RULES)
            .map(SecondPassSection::rule)
            .orElse(ChainRule.REPLACE);
    Optional<String> fitWith =
        section.has("fit_with") ? sets.optional("fit_with") : Optional.of(firstBenchmark());
    List<String> appliesTo =
        section.has("applies_to")
            ? section.texts("applies_to").stream()
                .filter(name -> sets.isLabelled("applies_to", name))
                .toList()
            : tried();
    OptionalDouble target = share("target_escape_rate", Range.open(0, 1));
    Reach reach = new SecondPassReach(section, sets.sets(), conditions).read(plan);
    section.require("verifier", "verifier: {kind: flip}");
    Optional<VerifierPlan> verifier =
        section
            .node("verifier")
            .flatMap(
                node ->
                    Section.of(
                        node, section.path("verifier"), section.problems(), PlanKeys.VERIFIER))
            .flatMap(node -> VerifierSection.read(node, files));
    return fitWith.isEmpty() || verifier.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SecondPassPlan(
                route, by, decide, fitWith.get(), appliesTo, target, verifier.get(), reach));
  }

  private OptionalDouble share(String key, Range range) {
    return section.share(key, range).map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  private static boolean hasReviewBand(Section plan) {
    return !plan.has("operating_point")
        || plan.node("operating_point")
            .map(
                node ->
                    !(node instanceof YamlNode.Mapping point)
                        || point.entries().containsKey("review_from"))
            .orElse(true);
  }

  private String firstBenchmark() {
    List<String> labelled = sets.labelled();
    for (String name : labelled) {
      if (role(name).equals(Optional.of(Role.BENCHMARK))) {
        return name;
      }
    }
    if (labelled.isEmpty()) {
      section.problem("fit_with", "needs a set with labels, and the plan has none");
      return "";
    }
    return labelled.get(0);
  }

  /** Labelled sets that the model was not made with. */
  private List<String> tried() {
    return sets.labelled().stream()
        .filter(name -> !role(name).map(Role::isOfTraining).orElse(false))
        .toList();
  }

  private Optional<Role> role(String name) {
    return sets.sets().getOrDefault(name, Optional.empty()).map(DatasetPlan::role);
  }

  private static RiskMeasure measure(String word) {
    for (RiskMeasure measure : RiskMeasure.values()) {
      if (measure.key().equals(word)) {
        return measure;
      }
    }
    throw new IllegalArgumentException("no measure " + word);
  }

  private static ChainRule rule(String word) {
    for (ChainRule rule : ChainRule.values()) {
      if (rule.key().equals(word)) {
        return rule;
      }
    }
    throw new IllegalArgumentException("no rule " + word);
  }
}

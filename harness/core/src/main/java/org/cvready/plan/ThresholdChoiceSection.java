package org.cvready.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.metric.Metric;
import org.cvready.plan.ThresholdChoicePlan.Basis;
import org.cvready.study.threshold.ChoiceRule;

/** Reads {@code threshold_choice}. */
final class ThresholdChoiceSection {
  private static final String KEY = "threshold_choice";
  private static final Range LIMIT = Range.open(0, 1);

  private final Section section;
  private final NamedSets sets;

  private ThresholdChoiceSection(Section section, Map<String, Optional<DatasetPlan>> sets) {
    this.section = section;
    this.sets = new NamedSets(section, sets);
  }

  /**
   * Reads the section, where there is one.
   *
   * @param plan the whole plan
   * @param sets its data sets; empty where one is wrong
   * @param production what it says about production
   * @param gates its limits
   */
  static Optional<ThresholdChoicePlan> read(
      Section plan,
      Map<String, Optional<DatasetPlan>> sets,
      Optional<ProductionPlan> production,
      List<GatePlan> gates) {
    return plan.node(KEY)
        .flatMap(node -> Section.of(node, KEY, plan.problems(), PlanKeys.THRESHOLD_CHOICE))
        .flatMap(section -> new ThresholdChoiceSection(section, sets).choice(production, gates));
  }

  private Optional<ThresholdChoicePlan> choice(
      Optional<ProductionPlan> production, List<GatePlan> gates) {
    Optional<String> chooseWith = sets.required("choose_with");
    Optional<String> verifyWith = sets.required("verify_with");
    if (chooseWith.isPresent() && verifyWith.isPresent()) {
      sets.checkApart(
          new NamedSets.Entry("choose_with", chooseWith.get()),
          new NamedSets.Entry("verify_with", verifyWith.get()),
          "a set that the choice has not seen");
    }
    section.require("rule", "rule: miss_limit");
    Optional<ChoiceRule> rule =
        section.word("rule", PlanKeys.CHOICE_RULES).map(ThresholdChoiceSection::rule);
    OptionalDouble missLimit = optional(section.share("miss_limit", LIMIT));
    rule.ifPresent(known -> checkRule(known, production, gates));
    Basis basis =
        section
            .word("judge_by", PlanKeys.CHOICE_BASES)
            .map(word -> word.equals(Basis.VALUE.key()) ? Basis.VALUE : Basis.UPPER_BOUND)
            .orElse(Basis.UPPER_BOUND);
    OptionalDouble escapeLimit = escapeLimit();
    if (chooseWith.isEmpty() || verifyWith.isEmpty() || rule.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ThresholdChoicePlan(
            chooseWith.get(), verifyWith.get(), rule.get(), missLimit, basis, escapeLimit));
  }

  private static ChoiceRule rule(String word) {
    for (ChoiceRule rule : ChoiceRule.values()) {
      if (rule.key().equals(word)) {
        return rule;
      }
    }
    throw new IllegalArgumentException("no rule " + word);
  }

  private static OptionalDouble optional(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  private OptionalDouble escapeLimit() {
    Optional<Section> review =
        section
            .node("review")
            .flatMap(
                node ->
                    Section.of(
                        node,
                        section.path("review"),
                        section.problems(),
                        PlanKeys.THRESHOLD_CHOICE_REVIEW));
    review.ifPresent(band -> band.require("escape_limit", "escape_limit: 1 %"));
    return optional(review.flatMap(band -> band.share("escape_limit", LIMIT)));
  }

  private void checkRule(
      ChoiceRule rule, Optional<ProductionPlan> production, List<GatePlan> gates) {
    if (rule != ChoiceRule.MISS_LIMIT && section.has("miss_limit")) {
      section.problem("miss_limit", "does not apply to rule: " + rule.key(), "rule: miss_limit");
    }
    boolean limited =
        gates.stream()
            .anyMatch(
                gate ->
                    gate.versus().isEmpty()
                        && (gate.metric() == Metric.FN_RATE || gate.metric() == Metric.RECALL));
    if (rule == ChoiceRule.MISS_LIMIT && !section.has("miss_limit") && !limited) {
      section.problem(
          "miss_limit", "is missing, and no gate limits fn_rate or recall", "miss_limit: 5 %");
    }
    boolean priced =
        production
            .map(line -> line.cost().isPresent() && !line.defectRate().isEmpty())
            .orElse(false);
    if (rule == ChoiceRule.LEAST_COST && !priced) {
      section.problem(
          "rule",
          "least_cost needs production.cost and production.defect_rate",
          "production: {defect_rate: {scratch: 0.6 %}, cost: {false_reject: 2.5, escape: 180,"
              + " review: 0.4, currency: EUR}}");
    }
  }
}

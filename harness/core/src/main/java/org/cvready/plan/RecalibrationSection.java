package org.cvready.plan;

import java.util.Map;
import java.util.Optional;

/** Reads {@code recalibration}. */
final class RecalibrationSection {
  private static final String KEY = "recalibration";

  private RecalibrationSection() {}

  /**
   * Reads the section, where there is one.
   *
   * @param plan the whole plan
   * @param sets its data sets; empty where one is wrong
   */
  static Optional<RecalibrationPlan> read(Section plan, Map<String, Optional<DatasetPlan>> sets) {
    return plan.node(KEY)
        .flatMap(node -> Section.of(node, KEY, plan.problems(), PlanKeys.RECALIBRATION))
        .flatMap(section -> wish(section, new NamedSets(section, sets)));
  }

  private static Optional<RecalibrationPlan> wish(Section section, NamedSets sets) {
    if (section.has("split")) {
      if (section.has("fit_with") || section.has("verify_with")) {
        section.problem(
            "split", "must not stand beside fit_with and verify_with", "one of the two");
      }
      return sets.optional("split").map(name -> new RecalibrationPlan(name, Optional.empty()));
    }
    if (!section.has("fit_with") && !section.has("verify_with")) {
      section.problem(
          "split",
          "is missing, and fit_with and verify_with are too",
          "split: one of " + String.join(", ", sets.labelled()));
      return Optional.empty();
    }
    Optional<String> fitWith = sets.required("fit_with");
    Optional<String> verifyWith = sets.required("verify_with");
    if (fitWith.isPresent() && verifyWith.isPresent()) {
      sets.checkApart(
          new NamedSets.Entry("fit_with", fitWith.get()),
          new NamedSets.Entry("verify_with", verifyWith.get()),
          "split: " + fitWith.get());
    }
    return fitWith.map(name -> new RecalibrationPlan(name, verifyWith));
  }
}

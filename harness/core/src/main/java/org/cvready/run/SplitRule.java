package org.cvready.run;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.Sample;
import org.cvready.plan.BadPlanException;
import org.cvready.plan.Plan;
import org.cvready.plan.PlanProblem;
import org.cvready.plan.ThresholdChoicePlan;

/** Operating scores are verified on images that the choice has not seen. */
final class SplitRule {
  private static final String PATH = "threshold_choice.verify_with";

  private SplitRule() {}

  /**
   * Refuses a choice that would be verified on an image it was made with.
   *
   * @param datasets in the order of the plan
   * @throws BadPlanException where an image file of the one set has the same bytes as one of the
   *     other
   */
  static void check(Plan plan, List<Dataset> datasets) throws IOException {
    Optional<PlanProblem> problem = problem(plan, datasets);
    if (problem.isPresent()) {
      throw new BadPlanException(plan.file(), List.of(problem.get()));
    }
  }

  /** What is wrong, where the sets of the choice share images. */
  static Optional<PlanProblem> problem(Plan plan, List<Dataset> datasets) throws IOException {
    if (plan.thresholdChoice().isEmpty()) {
      return Optional.empty();
    }
    ThresholdChoicePlan choice = plan.thresholdChoice().get();
    Map<String, String> chosenWith = new HashMap<>();
    for (Sample sample : named(datasets, choice.chooseWith()).samples()) {
      chosenWith.putIfAbsent(Hashes.of(sample.file()), sample.name());
    }
    long shared = 0;
    String first = "";
    for (Sample sample : named(datasets, choice.verifyWith()).samples()) {
      String same = chosenWith.get(Hashes.of(sample.file()));
      if (same != null) {
        first = shared == 0 ? "%s = %s".formatted(sample.name(), same) : first;
        shared++;
      }
    }
    return shared == 0
        ? Optional.empty()
        : Optional.of(
            new PlanProblem(
                PATH,
                0,
                "must have other images than %s, got %,d of the same bytes, such as %s"
                    .formatted(choice.chooseWith(), shared, first),
                Optional.of("a set that the choice has not seen")));
  }

  private static Dataset named(List<Dataset> datasets, String name) {
    return datasets.stream().filter(set -> set.name().equals(name)).findFirst().orElseThrow();
  }
}

package org.cvready.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.Sample;
import org.cvready.plan.BadPlanException;
import org.cvready.plan.DatasetPlan;
import org.cvready.plan.Plan;
import org.cvready.plan.PlanProblem;
import org.cvready.plan.RecalibrationPlan;
import org.cvready.plan.ThresholdChoicePlan;
import org.cvready.study.PassSet;

/** What is chosen or fitted on some images is verified on others. */
final class SplitRule {
  private SplitRule() {}

  /**
   * Refuses a choice that would be verified on an image it was made with.
   *
   * @param datasets in the order of the plan
   * @throws BadPlanException where an image file of the one set has the same bytes as one of the
   *     other
   */
  static void check(Plan plan, List<Dataset> datasets) throws IOException {
    List<PlanProblem> problems = problems(plan, datasets);
    if (!problems.isEmpty()) {
      throw new BadPlanException(plan.file(), problems);
    }
  }

  /** What is wrong, where the sets of a choice share images. */
  static List<PlanProblem> problems(Plan plan, List<Dataset> datasets) throws IOException {
    List<PlanProblem> problems = new ArrayList<>();
    if (plan.thresholdChoice().isPresent()) {
      ThresholdChoicePlan choice = plan.thresholdChoice().get();
      apart(
              "threshold_choice.verify_with",
              named(datasets, choice.chooseWith()),
              named(datasets, choice.verifyWith()))
          .ifPresent(problems::add);
    }
    if (plan.recalibration().isPresent()) {
      RecalibrationPlan wish = plan.recalibration().get();
      Dataset fitWith = named(datasets, wish.fitWith());
      Optional<PlanProblem> problem =
          wish.verifyWith().isPresent()
              ? apart(
                  "recalibration.verify_with", fitWith, named(datasets, wish.verifyWith().get()))
              : repeated(plan.dataset(wish.fitWith()), fitWith);
      problem.ifPresent(problems::add);
    }
    return problems;
  }

  private static Optional<PlanProblem> apart(String path, Dataset chooseWith, Dataset verifyWith)
      throws IOException {
    Map<String, String> chosenWith = new HashMap<>();
    for (Sample sample : chooseWith.samples()) {
      chosenWith.putIfAbsent(Hashes.of(sample.file()), sample.name());
    }
    long shared = 0;
    String first = "";
    for (Sample sample : verifyWith.samples()) {
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
                path,
                0,
                "must have other images than %s, got %,d of the same bytes, such as %s"
                    .formatted(chooseWith.name(), shared, first),
                Optional.of("a set that the choice has not seen")));
  }

  /** An image that is in the set twice could come into both halves. */
  private static Optional<PlanProblem> repeated(DatasetPlan plan, Dataset data) throws IOException {
    PassSet set = new PassSet(data, plan.clusterBy(), plan.unitBy(), List.of());
    Map<String, Sample> seen = new HashMap<>();
    long shared = 0;
    String first = "";
    for (Sample sample : data.samples()) {
      Sample same = seen.putIfAbsent(Hashes.of(sample.file()), sample);
      if (same != null && !set.clusterOf(same).equals(set.clusterOf(sample))) {
        first = shared == 0 ? "%s = %s".formatted(sample.name(), same.name()) : first;
        shared++;
      }
    }
    return shared == 0
        ? Optional.empty()
        : Optional.of(
            new PlanProblem(
                "recalibration.split",
                0,
                "must hold no image twice in different units, got %,d of the same bytes, such as %s"
                    .formatted(shared, first),
                Optional.of("cluster_by: a tag that holds them together")));
  }

  private static Dataset named(List<Dataset> datasets, String name) {
    return datasets.stream().filter(set -> set.name().equals(name)).findFirst().orElseThrow();
  }
}

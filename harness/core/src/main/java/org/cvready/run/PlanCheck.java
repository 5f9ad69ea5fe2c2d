package org.cvready.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.DatasetFindings;
import org.cvready.dataset.DatasetProblem;
import org.cvready.dataset.DatasetReading;
import org.cvready.dataset.UnreadableDatasetException;
import org.cvready.plan.DatasetPlan;
import org.cvready.plan.PathRule;
import org.cvready.plan.Plan;
import org.cvready.plan.PlanReader;

/**
 * Looks a plan over before anything is run: what is wrong with its data, which images stand in two
 * roles, and what its data can never decide. No model is loaded.
 */
public final class PlanCheck {
  private PlanCheck() {}

  /**
   * What was found; all sentences, in the order of the plan.
   *
   * @param errors of the data: the plan cannot be run
   * @param warnings of the data: worth knowing
   * @param leakage images that are the same or nearly the same in two roles
   * @param shoppingList limits that the data cannot decide, and what would
   * @param sets one line on each set
   */
  public record Findings(
      List<String> errors,
      List<String> warnings,
      List<String> leakage,
      List<String> shoppingList,
      List<String> sets) {
    /** Copies the lists. */
    public Findings {
      errors = List.copyOf(errors);
      warnings = List.copyOf(warnings);
      leakage = List.copyOf(leakage);
      shoppingList = List.copyOf(shoppingList);
      sets = List.copyOf(sets);
    }

    /** Whether the plan can be run and judged without second thoughts. */
    public boolean clean() {
      return errors.isEmpty() && leakage.isEmpty() && shoppingList.isEmpty();
    }
  }

  /**
   * Checks a plan.
   *
   * @param file the plan
   * @param allowOutside whether it may name files outside its folder
   * @param progress is told how many images have been looked at
   * @throws org.cvready.plan.BadPlanException where the plan itself is wrong; it lists everything
   */
  public static Findings check(Path file, boolean allowOutside, RunProgress progress)
      throws IOException {
    PathRule paths = RunOptions.rule(allowOutside);
    Plan plan = PlanReader.read(file, paths);
    List<String> errors = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    List<Dataset> datasets = new ArrayList<>();
    for (DatasetPlan set : plan.datasets()) {
      examine(set, paths, errors, warnings).ifPresent(datasets::add);
    }
    if (datasets.size() < plan.datasets().size()) {
      return new Findings(errors, warnings, List.of(), List.of(), List.of());
    }
    SplitRule.problems(plan, datasets).forEach(problem -> errors.add(problem.text()));
    GuardRun.problem(plan, datasets).ifPresent(problem -> errors.add(problem.text()));
    InnerOutputRule.problem(plan).ifPresent(problem -> errors.add(problem.text()));
    Leakage leakage = new Leakage(plan, datasets, progress);
    List<String> leaks = leakage.find();
    errors.addAll(leakage.unreadable());
    return new Findings(
        errors,
        warnings,
        leaks,
        new ShoppingList(plan, datasets).lines(),
        describe(plan, datasets));
  }

  private static Optional<Dataset> examine(
      DatasetPlan set, PathRule paths, List<String> errors, List<String> warnings) {
    try {
      DatasetReading reading = OpenedPlan.location(set, paths).examine(set.name());
      sort(set.name(), reading.findings(), errors, warnings);
      Dataset data = reading.dataset();
      return Optional.of(set.classMap().isEmpty() ? data : data.mapped(set.classMap()));
    } catch (UnreadableDatasetException unreadable) {
      sort(set.name(), unreadable.findings(), errors, warnings);
    } catch (IllegalArgumentException badMap) {
      errors.add("%s: %s".formatted(set.name(), badMap.getMessage()));
    }
    return Optional.empty();
  }

  private static void sort(
      String set, DatasetFindings findings, List<String> errors, List<String> warnings) {
    long shownErrors = 0;
    long shownWarnings = 0;
    for (DatasetProblem problem : findings.problems()) {
      boolean error = problem.severity() == DatasetProblem.Severity.ERROR;
      (error ? errors : warnings).add(set + ": " + problem);
      shownErrors += error ? 1 : 0;
      shownWarnings += error ? 0 : 1;
    }
    if (findings.errors() > shownErrors) {
      errors.add("%s: and %d more".formatted(set, findings.errors() - shownErrors));
    }
    if (findings.warnings() > shownWarnings) {
      warnings.add("%s: and %d more".formatted(set, findings.warnings() - shownWarnings));
    }
  }

  private static List<String> describe(Plan plan, List<Dataset> datasets) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < datasets.size(); i++) {
      Dataset data = datasets.get(i);
      long objects =
          data.samples().stream().mapToLong(sample -> sample.groundTruths().size()).sum();
      lines.add(
          "%s: %s, %,d images, %s"
              .formatted(
                  data.name(),
                  plan.datasets().get(i).role().key(),
                  data.samples().size(),
                  data.isLabelled()
                      ? "%,d objects of %d classes".formatted(objects, data.classes().size())
                      : "no labels"));
    }
    return lines;
  }
}

package org.cvready.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A plan that cannot be run, with everything that is wrong with it. */
public final class BadPlanException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<PlanProblem> problems;

  /** All problems of the plan in {@code file}, at least one, in the order of the file. */
  public BadPlanException(Path file, List<PlanProblem> problems) {
    super(text(file, problems));
    this.problems = List.copyOf(problems);
  }

  /** Everything that is wrong, in the order of the file. */
  public List<PlanProblem> problems() {
    return problems;
  }

  private static String text(Path file, List<PlanProblem> problems) {
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    return problems.stream()
        .map(problem -> "\n  " + problem.text())
        .collect(Collectors.joining("", count + " in " + file + ":", ""));
  }
}

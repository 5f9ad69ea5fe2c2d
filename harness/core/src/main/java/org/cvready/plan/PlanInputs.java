package org.cvready.plan;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that a plan names, as far as they are there and the plan can be read.
 *
 * @param model the model's file or folder
 * @param recalibration maps of the model's scores; empty where the plan names none
 * @param datasets by name in the order of the plan; empty where the set cannot be read
 * @param problems what is wrong with the plan, in the order of the file
 */
public record PlanInputs(
    Optional<Path> model,
    Optional<Path> recalibration,
    Map<String, Optional<DatasetPlan>> datasets,
    List<PlanProblem> problems) {
  /** Copies the collections. */
  public PlanInputs {
    datasets = Collections.unmodifiableMap(new LinkedHashMap<>(datasets));
    problems = List.copyOf(problems);
  }

  /** What is wrong with a part of the plan, such as {@code datasets.line3}, and below it. */
  public List<PlanProblem> problemsOf(String part) {
    return problems.stream()
        .filter(p -> p.path().equals(part) || p.path().startsWith(part + "."))
        .toList();
  }
}

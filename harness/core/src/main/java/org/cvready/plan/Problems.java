package org.cvready.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong, so that all of it is reported at once. */
final class Problems {
  // A broken generated plan must not fill the terminal.
  private static final int MOST = 1000;

  private final List<PlanProblem> found = new ArrayList<>();

  void add(String path, int line, String message) {
    add(new PlanProblem(path, line, message, Optional.empty()));
  }

  void add(String path, int line, String message, String suggestion) {
    add(new PlanProblem(path, line, message, Optional.of(suggestion)));
  }

  void add(PlanProblem problem) {
    if (found.size() < MOST) {
      found.add(problem);
    }
  }

  int count() {
    return found.size();
  }

  /** In the order of the file. */
  List<PlanProblem> sorted() {
    return found.stream().sorted(Comparator.comparingInt(PlanProblem::line)).toList();
  }
}

package org.cvready.dataset;

import java.util.ArrayList;
import java.util.List;
import org.cvready.dataset.DatasetProblem.Severity;

/** Collects problems while a set is read: counts all of them, keeps the first of each severity. */
final class ProblemLog {
  /** How many problems of each severity are kept; a broken set of millions must fit in memory. */
  static final int KEPT = 1_000;

  private final List<DatasetProblem> errors = new ArrayList<>();
  private final List<DatasetProblem> warnings = new ArrayList<>();
  private long errorCount;
  private long warningCount;

  void error(String where, String message) {
    errorCount++;
    if (errors.size() < KEPT) {
      errors.add(new DatasetProblem(where, message, Severity.ERROR));
    }
  }

  void warning(String where, String message) {
    warningCount++;
    if (warnings.size() < KEPT) {
      warnings.add(new DatasetProblem(where, message, Severity.WARNING));
    }
  }

  DatasetFindings findings() {
    List<DatasetProblem> all = new ArrayList<>(errors);
    all.addAll(warnings);
    return new DatasetFindings(all, errorCount, warningCount);
  }
}

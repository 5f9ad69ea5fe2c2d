package org.cvready.dataset;

import java.util.List;
import java.util.stream.Collectors;
import org.cvready.dataset.DatasetProblem.Severity;

/**
 * All problems found while a data set was read.
 *
 * @param problems the first {@value ProblemLog#KEPT} of each severity, errors first, in the order
 *     of the files
 * @param errors how many errors there are in all, at least 0
 * @param warnings how many warnings there are in all, at least 0
 */
public record DatasetFindings(List<DatasetProblem> problems, long errors, long warnings) {
  private static final int SHOWN = 20;

  /** Copies the list. */
  public DatasetFindings {
    problems = List.copyOf(problems);
  }

  /** True where an error was found. */
  public boolean hasErrors() {
    return errors > 0;
  }

  /** The first 20 errors, one a line, and how many more there are. */
  String errorText() {
    String lines =
        problems.stream()
            .filter(p -> p.severity() == Severity.ERROR)
            .limit(SHOWN)
            .map(p -> "\n  " + p)
            .collect(Collectors.joining());
    return errors > SHOWN ? lines + "\n  and " + (errors - SHOWN) + " more" : lines;
  }
}

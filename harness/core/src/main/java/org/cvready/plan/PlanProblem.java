package org.cvready.plan;

import java.util.Optional;

/**
 * One thing that is wrong with a plan.
 *
 * @param path where, as keys and positions from 0: {@code gates[2].dataset}; empty for the whole
 *     file
 * @param line in the file, from 1; 0 where no line is to blame
 * @param message what is wrong: rule and value
 * @param suggestion what to write instead, where one can be given
 */
public record PlanProblem(String path, int line, String message, Optional<String> suggestion) {
  /** One line: {@code gates[2].dataset (line 14): no data set named line4; try line3}. */
  public String text() {
    String where = path.isEmpty() ? "plan" : path;
    String at = line > 0 ? " (line " + line + ")" : "";
    return where + at + ": " + message + suggestion.map(hint -> "; try " + hint).orElse("");
  }
}

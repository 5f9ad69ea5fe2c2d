package org.cvready.dataset;

import org.cvready.imaging.Printable;

/**
 * One thing that is wrong with a data set.
 *
 * @param where the file, and the line or annotation in it
 * @param message the rule that is broken and the value that breaks it
 * @param severity whether the set can be used all the same
 */
public record DatasetProblem(String where, String message, Severity severity) {
  /** Makes text from files printable. */
  public DatasetProblem {
    where = Printable.of(where);
  }

  /** How grave a problem is. */
  public enum Severity {
    /** Results on the set would be wrong or missing: it is not certified on. */
    ERROR,
    /** Worth knowing; the set means what it says. */
    WARNING
  }

  @Override
  public String toString() {
    return where + ": " + message;
  }
}

package org.cvready.study.line;

import java.util.List;

/**
 * How the line runs at its speed and how much faster it could.
 *
 * @param findings in words, most important first
 */
public record LineFindings(List<String> findings) {
  /** Copies the list. */
  public LineFindings {
    findings = List.copyOf(findings);
  }
}

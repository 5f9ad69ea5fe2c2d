package org.cvready.study.selection;

import java.util.List;

/**
 * What a review or a second pass of the riskiest images buys.
 *
 * @param findings in words, most important first
 */
public record SelectionFindings(List<String> findings) {
  /** Copies the list. */
  public SelectionFindings {
    findings = List.copyOf(findings);
  }
}

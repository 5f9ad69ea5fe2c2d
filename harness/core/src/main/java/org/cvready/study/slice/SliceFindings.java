package org.cvready.study.slice;

import java.util.List;

/**
 * On which part of the images a model does worst.
 *
 * @param findings in words, the most important first
 */
public record SliceFindings(List<String> findings) {
  /** Copies the list. */
  public SliceFindings {
    findings = List.copyOf(findings);
  }
}

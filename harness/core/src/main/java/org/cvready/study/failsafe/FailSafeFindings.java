package org.cvready.study.failsafe;

import java.util.List;

/**
 * Whether strange inputs fail safely or silently.
 *
 * @param findings in words, most important first
 */
public record FailSafeFindings(List<String> findings) {
  /** Copies the list. */
  public FailSafeFindings {
    findings = List.copyOf(findings);
  }
}

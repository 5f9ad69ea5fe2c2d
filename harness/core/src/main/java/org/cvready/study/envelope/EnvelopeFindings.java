package org.cvready.study.envelope;

import java.util.List;

/**
 * The range of each physical magnitude in which the gates hold.
 *
 * @param findings in words, most important first
 */
public record EnvelopeFindings(List<String> findings) {
  /** Copies the list. */
  public EnvelopeFindings {
    findings = List.copyOf(findings);
  }
}

package org.cvready.study.profile;

import java.util.List;

/**
 * What production batches can be compared with.
 *
 * @param findings in words, most important first
 */
public record ReferenceProfile(List<String> findings) {
  /** Copies the list. */
  public ReferenceProfile {
    findings = List.copyOf(findings);
  }
}

package org.cvready.study.throughput;

import java.util.List;

/**
 * How many images the model takes in a second, and what would make it faster.
 *
 * @param findings in words, most important first
 */
public record ThroughputFindings(List<String> findings) {
  /** Copies the list. */
  public ThroughputFindings {
    findings = List.copyOf(findings);
  }
}

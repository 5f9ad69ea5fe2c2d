package org.cvready.study.production;

import java.util.List;

/**
 * What a model's rates mean for a line, in units and in money.
 *
 * @param findings in words, the most important first
 */
public record ProductionOutlook(List<String> findings) {
  /** Copies the list. */
  public ProductionOutlook {
    findings = List.copyOf(findings);
  }
}

package org.cvready.study.threshold;

import java.util.List;

/**
 * What every rate and verdict would be at other operating scores.
 *
 * @param findings in words, the most important first
 */
public record ThresholdSweep(List<String> findings) {
  /** Copies the list. */
  public ThresholdSweep {
    findings = List.copyOf(findings);
  }
}

package org.cvready.study.calibration;

import java.util.List;

/**
 * Whether scores are probabilities, and what recalibrates them.
 *
 * @param findings in words, most important first
 */
public record CalibrationFindings(List<String> findings) {
  /** Copies the list. */
  public CalibrationFindings {
    findings = List.copyOf(findings);
  }
}

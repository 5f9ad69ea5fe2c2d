package org.cvready.study.quality;

import java.util.List;

/**
 * How a model's detections and scores fit the ground truth of one set.
 *
 * @param findings in words, the most important first
 */
public record DetectionQuality(List<String> findings) {
  /** Copies the list. */
  public DetectionQuality {
    findings = List.copyOf(findings);
  }
}

package org.cvready.study.suspect;

import java.util.List;

/**
 * Labels that several conditions agree are wrong.
 *
 * @param findings in words, the most important first
 */
public record LabelSuspects(List<String> findings) {
  /** Copies the list. */
  public LabelSuspects {
    findings = List.copyOf(findings);
  }
}

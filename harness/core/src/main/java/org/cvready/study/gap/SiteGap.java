package org.cvready.study.gap;

import java.util.List;

/**
 * Why a model does worse on a site than on its benchmark.
 *
 * @param findings in words, the most important first
 */
public record SiteGap(List<String> findings) {
  /** Copies the list. */
  public SiteGap {
    findings = List.copyOf(findings);
  }
}

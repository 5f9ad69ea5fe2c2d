package org.cvready.study.gallery;

import java.util.List;

/**
 * Pictures of the worst misses, false alarms and silent failures.
 *
 * @param findings how they were chosen, and what is not shown, in words
 * @param pictures set by set, kind by kind, the worst first
 */
public record Gallery(List<String> findings, List<GalleryPicture> pictures) {
  /** Copies the lists. */
  public Gallery {
    findings = List.copyOf(findings);
    pictures = List.copyOf(pictures);
  }
}

package org.cvready.study.selection;

import java.util.List;
import java.util.Optional;
import org.cvready.metric.ImageOutcome;

/**
 * What a second pass has seen.
 *
 * @param sets by set
 * @param times how long looks take
 */
public record SecondLooks(List<OfSet> sets, LookTimes times) {
  /** Copies the list. */
  public SecondLooks {
    sets = List.copyOf(sets);
  }

  /**
   * The images of a set that the chain is judged on.
   *
   * @param dataset its name
   * @param half whether they are the half on which the routing was not fitted
   * @param enriched whether they were chosen by content
   * @param first the model's outcomes
   * @param second the verifier's outcomes; empty for images that were not routed
   */
  public record OfSet(
      String dataset,
      boolean half,
      boolean enriched,
      List<ImageOutcome> first,
      List<Optional<ImageOutcome>> second) {
    /** Copies the lists. */
    public OfSet {
      first = List.copyOf(first);
      second = List.copyOf(second);
      if (first.size() != second.size()) {
        throw new IllegalArgumentException(
            "both looks must be at the same images, got %d and %d"
                .formatted(first.size(), second.size()));
      }
    }
  }
}

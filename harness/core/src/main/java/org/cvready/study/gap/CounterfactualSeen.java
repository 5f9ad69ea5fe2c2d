package org.cvready.study.gap;

import java.util.List;
import org.cvready.metric.ImageOutcome;

/**
 * What the model did on some of the benchmark's images under a site's counterfactual.
 *
 * @param chain what was done to them
 * @param without outcomes of the images as they were captured
 * @param under outcomes of the same images under the chain, in the same order; both are empty where
 *     the chain does nothing
 */
public record CounterfactualSeen(
    Counterfactual chain, List<ImageOutcome> without, List<ImageOutcome> under) {
  /** Copies the lists and checks that they go together. */
  public CounterfactualSeen {
    without = List.copyOf(without);
    under = List.copyOf(under);
    if (without.size() != under.size()) {
      throw new IllegalArgumentException(
          "both must be of the same images, got %d and %d".formatted(without.size(), under.size()));
    }
  }
}

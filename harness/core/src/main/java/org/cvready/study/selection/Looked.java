package org.cvready.study.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cvready.metric.ImageOutcome;

/**
 * Images at which both have looked, or the model alone.
 *
 * @param first the model's outcomes
 * @param second the verifier's outcomes; empty for images that were not routed
 */
public record Looked(List<ImageOutcome> first, List<Optional<ImageOutcome>> second) {
  /** Copies the lists. */
  public Looked {
    first = List.copyOf(first);
    second = List.copyOf(second);
    if (first.size() != second.size()) {
      throw new IllegalArgumentException(
          "both looks must be at the same images, got %d and %d"
              .formatted(first.size(), second.size()));
    }
  }

  /** What the chain makes of each image. */
  List<ImageOutcome> chain(ChainRule rule) {
    List<ImageOutcome> chain = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      ImageOutcome own = first.get(i);
      chain.add(second.get(i).map(other -> Chain.of(own, other, rule)).orElse(own));
    }
    return chain;
  }

  /** How many images were routed. */
  long routed() {
    return second.stream().filter(Optional::isPresent).count();
  }

  /** How many images a guard holds back for review. */
  long held() {
    return first.stream().filter(ImageOutcome::strange).count();
  }

  /** Images that a unit on the line has on average; 1 without any. */
  double imagesPerUnit() {
    long units = first.stream().map(ImageOutcome::unit).distinct().count();
    return units == 0 ? 1 : first.size() / (double) units;
  }
}

package org.cvready.study.gap;

import java.util.List;
import java.util.Optional;

/**
 * What was done to the benchmark's images to make them look like a site's, and how far that went.
 *
 * @param condition id of the chain, as plans write it; empty where the images look alike already
 * @param steps of the chain, those that matter most first
 * @param images of the benchmark that the model was shown under the chain
 * @param benchmarkImages how many there are: sites share one more pass over the benchmark
 * @param distanceBefore how unlike the sets look: sum over measures of the difference of medians in
 *     spreads of single images
 * @param distanceAfter the same after the chain
 * @param looks measure by measure
 * @param sharedWith other sites whose images the same chain fits, so that it was run once for all
 */
public record Counterfactual(
    Optional<String> condition,
    List<ChainLink> steps,
    long images,
    long benchmarkImages,
    double distanceBefore,
    double distanceAfter,
    List<Look> looks,
    List<String> sharedWith) {
  /** Copies the lists. */
  public Counterfactual {
    steps = List.copyOf(steps);
    looks = List.copyOf(looks);
    sharedWith = List.copyOf(sharedWith);
  }

  /**
   * One step of the chain.
   *
   * @param condition id of the step alone
   * @param words what it does, as sentences have it
   * @param remedy what would correct it on site
   * @param weight by how much the distance grows without it, in spreads
   */
  public record ChainLink(String condition, String words, String remedy, double weight) {}

  /**
   * One measure.
   *
   * @param measure its key
   * @param unit of the medians
   * @param benchmark median over the benchmark's images
   * @param site median over the site's images
   * @param reached median of the benchmark under the chain, as tried on a few images
   * @param offBefore difference of site and benchmark in spreads of single images
   * @param offAfter the same after the chain
   */
  public record Look(
      String measure,
      String unit,
      double benchmark,
      double site,
      double reached,
      double offBefore,
      double offAfter) {}
}

package org.cvready.plan;

import java.util.List;
import java.util.Optional;
import org.cvready.study.strange.StrangeScore;

/**
 * Which images are too strange to be decided by the model alone.
 *
 * @param scores an image is too strange by any of them; at least one, all different
 * @param keep share of the reference images that must not trip, in (0, 1)
 * @param fit name of the reference set, whose images are taken for usual
 * @param applyTo names of the sets that it guards, the reference set among them; empty for all
 * @param output name of the tensor inside the network that embeddings are taken from; empty where
 *     none is named
 */
public record GuardPlan(
    List<StrangeScore> scores,
    double keep,
    String fit,
    List<String> applyTo,
    Optional<String> output) {
  /** What is kept unless the plan says otherwise. */
  public static final double USUAL_KEEP = 0.99;

  /** Copies the lists. */
  public GuardPlan {
    scores = List.copyOf(scores);
    applyTo = List.copyOf(applyTo);
  }

  /** A guard without embeddings. */
  public GuardPlan(List<StrangeScore> scores, double keep, String fit, List<String> applyTo) {
    this(scores, keep, fit, applyTo, Optional.empty());
  }

  /** Whether the images of a set are guarded. */
  public boolean guards(String dataset) {
    return applyTo.isEmpty() || applyTo.contains(dataset);
  }
}

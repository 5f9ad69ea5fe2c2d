package org.cvready.plan;

import java.util.List;
import org.cvready.study.strange.StrangeScore;

/**
 * Which images are too strange to be decided by the model alone.
 *
 * @param scores an image is too strange by any of them; at least one, all different
 * @param keep share of the reference images that must not trip, in (0, 1)
 * @param fit name of the reference set, whose images are taken for usual
 */
public record GuardPlan(List<StrangeScore> scores, double keep, String fit) {
  /** What is kept unless the plan says otherwise. */
  public static final double USUAL_KEEP = 0.99;

  /** Copies the list. */
  public GuardPlan {
    scores = List.copyOf(scores);
  }
}

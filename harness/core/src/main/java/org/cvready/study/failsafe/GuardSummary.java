package org.cvready.study.failsafe;

import java.util.List;

/**
 * The guard that took part in every decision.
 *
 * @param fit name of the reference set
 * @param keep share of its images that must not trip, in (0, 1)
 * @param fitted images the guard was fitted on, with its thresholds
 * @param limits what it looks at
 * @param inferences how often the model is run on an image with the guard, at least 1
 * @param sets names of the sets that it guards; empty for all
 * @param judged images of the other half that tripped, of all of them
 */
public record GuardSummary(
    String fit,
    double keep,
    long fitted,
    List<Limit> limits,
    int inferences,
    List<String> sets,
    Share judged) {
  /** Copies the lists. */
  public GuardSummary {
    limits = List.copyOf(limits);
    sets = List.copyOf(sets);
  }

  /**
   * One score that it looks at.
   *
   * @param score its name
   * @param above the value above which it trips
   * @param aboveInTwin the same of its twin, which decides the images that the guard was fitted on
   */
  public record Limit(String score, double above, double aboveInTwin) {}
}

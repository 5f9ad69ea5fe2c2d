package org.cvready.study.failsafe;

import java.util.List;
import java.util.Optional;
import org.cvready.match.OperatingPoint;
import org.cvready.study.strange.ReferenceSplit;
import org.cvready.study.strange.SplitGuard;

/**
 * What is asked about strange images.
 *
 * @param sets of the run, in the order of the plan
 * @param classes of model, data and plan, the model's first
 * @param point the operating point
 * @param reference the halves of the set that is taken for usual; empty where there is none
 * @param keep share of its images that must not trip, in (0, 1)
 * @param guard the guard that took part in every decision, where there was one
 */
public record FailSafeQuestion(
    List<FailSafeSet> sets,
    List<String> classes,
    OperatingPoint point,
    Optional<ReferenceSplit> reference,
    double keep,
    Optional<SplitGuard> guard) {
  /** Copies the lists. */
  public FailSafeQuestion {
    sets = List.copyOf(sets);
    classes = List.copyOf(classes);
  }

  Optional<FailSafeSet> set(String name) {
    return sets.stream().filter(set -> set.name().equals(name)).findFirst();
  }
}

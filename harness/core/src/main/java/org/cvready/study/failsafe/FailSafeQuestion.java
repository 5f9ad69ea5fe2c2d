package org.cvready.study.failsafe;

import java.util.List;
import java.util.Optional;
import org.cvready.match.OperatingPoint;
import org.cvready.model.InnerOutput;
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
 * @param inner the inner output of the network that embeddings were taken from, where there was one
 */
public record FailSafeQuestion(
    List<FailSafeSet> sets,
    List<String> classes,
    OperatingPoint point,
    Optional<ReferenceSplit> reference,
    double keep,
    Optional<SplitGuard> guard,
    Optional<InnerOutput> inner) {
  /** Copies the lists. */
  public FailSafeQuestion {
    sets = List.copyOf(sets);
    classes = List.copyOf(classes);
  }

  /** A question about a model of which no inner output was looked at. */
  public FailSafeQuestion(
      List<FailSafeSet> sets,
      List<String> classes,
      OperatingPoint point,
      Optional<ReferenceSplit> reference,
      double keep,
      Optional<SplitGuard> guard) {
    this(sets, classes, point, reference, keep, guard, Optional.empty());
  }

  Optional<FailSafeSet> set(String name) {
    return sets.stream().filter(set -> set.name().equals(name)).findFirst();
  }
}

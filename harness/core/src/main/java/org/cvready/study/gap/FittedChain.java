package org.cvready.study.gap;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.perturb.Condition;
import org.cvready.perturb.Condition.Step;

/** The chain that makes the benchmark's images look most like a site's. */
final class FittedChain {
  private final SortedMap<ChainStep, Double> knobs;
  private final double[] change;
  private final SortedMap<ChainStep, Double> weights;

  /**
   * A fitted chain.
   *
   * @param knobs steps with the settings of their knobs, none that does nothing
   * @param change what it does to each of {@link LookMeasure#ALL}
   * @param weights by how much the distance grows without each step, in spreads
   */
  FittedChain(
      SortedMap<ChainStep, Double> knobs, double[] change, SortedMap<ChainStep, Double> weights) {
    this.knobs = Collections.unmodifiableSortedMap(new TreeMap<>(knobs));
    this.weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
    this.change = change;
  }

  SortedMap<ChainStep, Double> knobs() {
    return knobs;
  }

  double[] change() {
    return change;
  }

  SortedMap<ChainStep, Double> weights() {
    return weights;
  }

  /** The condition that it is; empty where nothing need be done. */
  Optional<Condition> condition() {
    List<Step> steps = LookProbe.steps(knobs);
    return steps.isEmpty() ? Optional.empty() : Optional.of(new Condition(steps));
  }
}

package org.cvready.study.envelope;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cvready.perturb.Condition.Step;
import org.cvready.study.envelope.EnvelopeQuestion.PairRange;
import org.cvready.study.envelope.EnvelopeQuestion.SearchRange;

/** Images under conditions, each counted once: those looked at, or all units at every rung. */
final class ImageGrid {
  private final Map<List<String>, BitSet> images = new HashMap<>();

  /** Adds the perturbations alone, for one limit. */
  void addAlone(GateUnits units, EnvelopeQuestion question) {
    String dataset = units.gate().scope().dataset();
    BitSet all = units.images(0, units.sizes().size());
    for (SearchRange range : question.ranges()) {
      range.ladders().forEach(ladder -> steps(ladder).forEach(step -> add(dataset, all, step)));
    }
  }

  /** Adds the pairs, for one limit. */
  void addPairs(GateUnits units, EnvelopeQuestion question) {
    String dataset = units.gate().scope().dataset();
    BitSet all = units.images(0, units.sizes().size());
    for (PairRange pair : question.pairs()) {
      for (Ladder x : pair.x().ladders()) {
        for (Ladder y : pair.y().ladders()) {
          steps(x).forEach(step -> add(dataset, all, step));
          steps(y).forEach(step -> add(dataset, all, step));
          steps(x).forEach(one -> steps(y).forEach(other -> add(dataset, all, one, other)));
        }
      }
    }
  }

  private static Stream<Step> steps(Ladder ladder) {
    return ladder.rungs().stream().map(rung -> Step.at(ladder.perturbation(), rung));
  }

  private void add(String dataset, BitSet all, Step... steps) {
    String id =
        Stream.of(steps)
            .sorted(Comparator.comparing(step -> step.perturbation().stage()))
            .map(Step::id)
            .reduce((a, b) -> a + "+" + b)
            .orElseThrow();
    add(dataset, id, all);
  }

  /** Adds images of one set under one condition. */
  void add(String dataset, String condition, BitSet some) {
    images.computeIfAbsent(List.of(dataset, condition), key -> new BitSet()).or(some);
  }

  /** Images under conditions in all. */
  long images() {
    return images.values().stream().mapToLong(BitSet::cardinality).sum();
  }
}

package org.cvready.study.envelope;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cvready.perturb.Condition;

/**
 * A model whose rate of misses under each condition is known. Each unit misses above a threshold of
 * its own, so that a greater rate holds all misses of a smaller one, as shared images do.
 */
final class FakeModel {
  private final double[] thresholds;
  private final ToDoubleFunction<Condition> rate;
  private long shown;

  FakeModel(int units, long seed, ToDoubleFunction<Condition> rate) {
    this.rate = rate;
    SplittableRandom random = new SplittableRandom(seed);
    // Evenly spread and shuffled: the share of misses is the rate itself, without luck.
    List<Double> even =
        IntStream.range(0, units).mapToObj(i -> (i + 0.5) / units).collect(Collectors.toList());
    Collections.shuffle(even, new Random(random.nextLong()));
    this.thresholds = even.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Runs a search to its end. */
  void answer(Search search) {
    Optional<Ask> ask = search.next();
    while (ask.isPresent()) {
      search.take(counts(ask.get()));
      ask = search.next();
    }
  }

  private List<UnitCount> counts(Ask ask) {
    List<UnitCount> counts = new ArrayList<>();
    for (int i = ask.from(); i < ask.to(); i++) {
      shown++;
      counts.add(new UnitCount(1, thresholds[i] < rate.applyAsDouble(ask.condition()) ? 1 : 0));
    }
    return counts;
  }

  /** Tests of a limit of 10 % on all units. */
  LimitTrials tests() {
    return new LimitTrials(
        new LimitRule(0.1, 0.05, 20, false),
        IntStream.range(0, thresholds.length).mapToObj(i -> 1).toList());
  }

  long shown() {
    return shown;
  }

  /** The strength of the condition's step of this name; 0 where it has none. */
  static double strength(Condition condition, String name) {
    return condition.steps().stream()
        .filter(step -> step.perturbation().name().equals(name))
        .mapToDouble(Condition.Step::strength)
        .findFirst()
        .orElse(0);
  }
}

package org.cvready.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cvready.metric.interval.Interval;
import org.cvready.metric.interval.UnitBootstrap;

/** Right, wrong and missed by independent unit, and the F1 of their sums. */
final class F1Tally {
  private static final int RESAMPLES = 1_000;

  /** The draws need no seed of the plan: they stand for the same units whatever the plan says. */
  private static final long SEED = 1;

  private final Map<String, long[]> byCluster = new LinkedHashMap<>();
  private final long[] sums = new long[3];

  void add(String cluster, long tp, long fp, long fn) {
    if (tp + fp + fn == 0) {
      return;
    }
    long[] own = byCluster.computeIfAbsent(cluster, key -> new long[3]);
    long[] more = {tp, fp, fn};
    for (int i = 0; i < more.length; i++) {
      own[i] += more[i];
      sums[i] += more[i];
    }
  }

  Measured measurement(Metric metric, Scope scope, Confidence confidence) {
    OptionalDouble value = f1(sums);
    return Measured.alone(
        new Measurement(
            metric,
            scope,
            value,
            sums[0],
            sums[0] + sums[2],
            byCluster.size(),
            interval(value, confidence),
            List.of("%d right, %d wrong, %d missed".formatted(sums[0], sums[1], sums[2]))));
  }

  private Interval interval(OptionalDouble value, Confidence confidence) {
    if (value.isEmpty()) {
      return Interval.unknownRate(confidence.level(), "bootstrap of units", "nothing to count");
    }
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    Optional<UnitBootstrap> resampled =
        UnitBootstrap.ofSums(
            byCluster.values().toArray(long[][]::new), RESAMPLES, random, F1Tally::f1);
    return resampled
        .map(spread -> around(value.getAsDouble(), spread, confidence))
        .orElseGet(
            () ->
                Interval.unknownRate(
                    confidence.level(), "bootstrap of units", "too few units to resample"));
  }

  private static Interval around(double value, UnitBootstrap spread, Confidence confidence) {
    return spread.bounds(value, confidence.level()).holding(value);
  }

  private static OptionalDouble f1(long[] counts) {
    long whole = 2 * counts[0] + counts[1] + counts[2];
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(2.0 * counts[0] / whole);
  }
}

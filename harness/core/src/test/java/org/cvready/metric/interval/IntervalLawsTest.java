package org.cvready.metric.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalLawsTest {
  private static final double LEVEL = 0.95;

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  private static ClusteredCounts randomCounts(RandomGenerator random) {
    ClusteredCounts.Builder builder = new ClusteredCounts.Builder();
    int units = random.nextInt(1, 80);
    int most = random.nextInt(1, 12);
    double rate = random.nextDouble();
    for (int i = 0; i < units; i++) {
      int trials = random.nextInt(0, most + 1);
      boolean whole = random.nextInt(4) == 0;
      int events = 0;
      for (int j = 0; j < trials; j++) {
        boolean first = j == 0 || !whole;
        events += first ? (random.nextDouble() < rate ? 1 : 0) : Integer.signum(events);
      }
      builder.add(trials, events);
    }
    return builder.build();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void clusterGamma_ofRandomCounts_holdsTheObservedRate(long seed) {
    RandomGenerator random = random(seed);
    for (int i = 0; i < 300; i++) {
      ClusteredCounts counts = randomCounts(random);
      if (counts.trials() == 0) {
        continue;
      }
      for (boolean strict : new boolean[] {false, true}) {
        Interval interval = ClusterGamma.of(counts, strict, LEVEL);
        assertThat(counts.rate()).as("%s", counts).isBetween(interval.lower(), interval.upper());
        assertThat(interval.lower()).isBetween(0.0, 1.0);
        assertThat(interval.upper()).isBetween(0.0, 1.0);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 5, 6})
  void clusterGamma_strict_isNeverNarrower(long seed) {
    RandomGenerator random = random(seed);
    for (int i = 0; i < 300; i++) {
      ClusteredCounts counts = randomCounts(random);
      Interval common = ClusterGamma.of(counts, false, LEVEL);
      Interval strict = ClusterGamma.of(counts, true, LEVEL);
      assertThat(strict.upper()).isGreaterThanOrEqualTo(common.upper());
      assertThat(strict.lower()).isLessThanOrEqualTo(common.lower());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {7, 8, 9})
  void clusterGamma_atHigherLevel_isWider(long seed) {
    RandomGenerator random = random(seed);
    for (int i = 0; i < 200; i++) {
      ClusteredCounts counts = randomCounts(random);
      Interval narrow = ClusterGamma.of(counts, false, 0.9);
      Interval wide = ClusterGamma.of(counts, false, 0.99);
      assertThat(wide.upper()).isGreaterThanOrEqualTo(narrow.upper());
      assertThat(wide.lower()).isLessThanOrEqualTo(narrow.lower());
    }
  }

  @Test
  void clusterGamma_ofUnitsWithoutTrials_ignoresThem() {
    Interval without = ClusterGamma.of(counts(40, 3, 2), false, LEVEL);
    int[] trials = new int[90];
    int[] events = new int[90];
    Arrays.fill(trials, 50, 90, 3);
    events[60] = 2;
    assertThat(ClusterGamma.of(ClusteredCounts.of(trials, events), false, LEVEL))
        .isEqualTo(without);
  }

  /** So many units of the same size, the first of which has the given events. */
  private static ClusteredCounts counts(int units, int trials, int eventsOfFirst) {
    int[] events = new int[units];
    events[0] = eventsOfFirst;
    int[] sizes = new int[units];
    Arrays.fill(sizes, trials);
    return ClusteredCounts.of(sizes, events);
  }

  @Test
  void clusterGamma_ofSingleTrials_isClopperPearson() {
    assertThat(ClusterGamma.of(counts(3, 1, 1), false, LEVEL))
        .isEqualTo(ClopperPearson.of(1, 3, LEVEL));
  }

  @Test
  void clusterGamma_withoutObjects_isUndecided() {
    Interval interval = ClusterGamma.of(counts(10, 0, 0), false, LEVEL);
    assertThat(interval.undecided()).contains("no objects");
    assertThat(interval.upper()).isEqualTo(1);
  }

  @Test
  void clusterGamma_ofFourUnits_isUndecided() {
    assertThat(ClusterGamma.of(counts(4, 100, 1), false, LEVEL).undecided())
        .contains("fewer than 5 independent units");
    assertThat(ClusterGamma.of(counts(5, 100, 1), false, LEVEL).undecided()).isEmpty();
  }

  @Test
  void clusterGamma_ofFewUnits_isStrictAndSaysSo() {
    Interval interval = ClusterGamma.of(counts(19, 4, 1), false, LEVEL);
    assertThat(interval.method()).isEqualTo("cluster-gamma, strict");
    assertThat(interval.notes())
        .containsExactly("76 objects in only 19 independent units; the largest holds 4");
  }

  @Test
  void clusterGamma_whereAWholeImageWasMissed_advisesTheStrictBound() {
    Interval interval = ClusterGamma.of(counts(100, 3, 3), false, LEVEL);
    assertThat(interval.notes()).singleElement().asString().contains("strict bound is advised");
    assertThat(ClusterGamma.of(counts(100, 3, 3), true, LEVEL).notes()).isEmpty();
    assertThat(ClusterGamma.of(counts(100, 2, 2), false, LEVEL).notes()).isEmpty();
  }

  // The smallest sets that pass without a miss are those of ../shared/STATISTICS.md, section B.
  @ParameterizedTest(name = "{0} images of {1}")
  @CsvSource({"299, 1", "252, 5", "244, 15"})
  void clusterGamma_withoutMiss_passesOnePercentFromTheStatedSize(int images, int objects) {
    assertThat(ClusterGamma.of(counts(images, objects, 0), false, LEVEL).upper())
        .isLessThanOrEqualTo(0.01);
    assertThat(ClusterGamma.of(counts(images - 1, objects, 0), false, LEVEL).upper())
        .isGreaterThan(0.01);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {10, 11})
  void clopperPearson_ofComplement_isMirrored(long seed) {
    RandomGenerator random = random(seed);
    for (int i = 0; i < 500; i++) {
      int trials = random.nextInt(1, 5_000);
      int events = random.nextInt(0, trials + 1);
      Interval interval = ClopperPearson.of(events, trials, LEVEL);
      Interval mirrored = ClopperPearson.of(trials - events, trials, LEVEL).complement();
      assertThat(mirrored.lower()).isCloseTo(interval.lower(), within(1e-12));
      assertThat(mirrored.upper()).isCloseTo(interval.upper(), within(1e-12));
    }
  }

  @Test
  void mover_ofSwappedSets_isMirrored() {
    Interval first = ClopperPearson.of(3, 200, LEVEL);
    Interval second = ClopperPearson.of(9, 150, LEVEL);
    Interval difference = Mover.difference(0.015, first, 0.06, second);
    Interval swapped = Mover.difference(0.06, second, 0.015, first);
    assertThat(swapped.upper()).isCloseTo(-difference.lower(), within(1e-15));
    assertThat(swapped.lower()).isCloseTo(-difference.upper(), within(1e-15));
  }

  @Test
  void mover_whereOneSetIsUndecided_isUndecidedAndSaysWhy() {
    Interval none = ClopperPearson.of(0, 0, LEVEL);
    Interval some = ClopperPearson.of(0, 10, LEVEL);
    assertThat(Mover.difference(0, some, 0, none).undecided())
        .contains("one set has no usable bound: no trials");
  }

  @Test
  void mover_ofDifferentLevels_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Mover.difference(0, ClopperPearson.of(0, 9, 0.9), 0, ClopperPearson.of(0, 9, 0.95)))
        .withMessageContaining("same level");
  }

  @ParameterizedTest(name = "level {0}")
  @ValueSource(doubles = {0, 1, Double.NaN, -1})
  void clopperPearson_ofLevelOutsideRange_isRefused(double level) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClopperPearson.of(1, 2, level))
        .withMessageContaining("level must be in the open interval (0, 1)");
  }

  @Test
  void interval_ofBoundsThatAreNotNumbers_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Interval.of(0, Double.NaN, LEVEL, "m"))
        .withMessageContaining("lower bound must be at most the upper bound");
  }
}

package org.cvready.metric.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.cvready.metric.interval.OracleFigures.assertClose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApproximateBoundsTest {
  private static final double LEVEL = 0.95;

  static Stream<JsonNode> apLogit() {
    return OracleFigures.cases("intervals.json", "ap_logit_t");
  }

  static Stream<JsonNode> apDiff() {
    return OracleFigures.cases("intervals.json", "ap_diff");
  }

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  @ParameterizedTest
  @MethodSource("apLogit")
  void bootstrapBounds_ofWorkedExample_equalReference(JsonNode example) {
    UnitBootstrap bootstrap =
        new UnitBootstrap(
            example.path("boot_mean").asDouble(),
            example.path("boot_sd").asDouble(),
            example.path("images_with_class").asLong());
    Interval interval = bootstrap.bounds(example.path("ap").asDouble(), LEVEL);
    assertClose(interval.lower(), example.path("lower"));
    assertClose(interval.upper(), example.path("upper"));
    assertThat(interval.undecided().isPresent()).isEqualTo(bootstrap.deviation() == 0);
  }

  @ParameterizedTest
  @MethodSource("apDiff")
  void bootstrapDifference_ofWorkedExample_equalsReference(JsonNode example) {
    long units = example.path("images_with_class").asLong();
    UnitBootstrap bootstrap = new UnitBootstrap(0, example.path("boot_sd").asDouble(), units);
    Interval interval = bootstrap.differenceBounds(example.path("d").asDouble(), LEVEL);
    assertClose(interval.lower(), example.path("lower"));
    assertClose(interval.upper(), example.path("upper"));
    assertThat(interval.undecided().isPresent()).isEqualTo(units < 10);
  }

  @Test
  void bootstrapBounds_nearlyPerfectInFewUnits_isUndecided() {
    assertThat(new UnitBootstrap(0.96, 0.01, 99).bounds(0.96, LEVEL).undecided()).isPresent();
    assertThat(new UnitBootstrap(0.96, 0.01, 100).bounds(0.96, LEVEL).undecided()).isEmpty();
    assertThat(new UnitBootstrap(0.5, 0.01, 9).bounds(0.5, LEVEL).undecided()).isPresent();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void bootstrap_ofAMean_hasItsStandardError(long seed) {
    RandomGenerator random = random(seed);
    long[][] sums = new long[200][];
    Arrays.setAll(sums, i -> new long[] {random.nextInt(100), 1});
    double mean = Arrays.stream(sums).mapToLong(s -> s[0]).average().orElseThrow();
    double variance =
        Arrays.stream(sums).mapToDouble(s -> (s[0] - mean) * (s[0] - mean)).sum() / 200;
    UnitBootstrap bootstrap =
        UnitBootstrap.ofSums(
                sums, 2_000, random(seed), s -> OptionalDouble.of((double) s[0] / s[1]))
            .orElseThrow();
    // The spread of 2,000 resamples is known to about 2 % of itself.
    double error = Math.sqrt(variance / 200);
    assertThat(bootstrap.deviation()).isCloseTo(error, within(0.08 * error));
    assertThat(bootstrap.mean()).isCloseTo(mean, within(0.1 * error));
  }

  @Test
  void bootstrap_ofTheSameSeed_isTheSame() {
    long[][] sums = {{1, 0, 2}, {3, 1, 0}, {0, 0, 1}, {5, 2, 2}};
    Optional<UnitBootstrap> first = UnitBootstrap.ofSums(sums, 300, random(9), this::f1);
    assertThat(UnitBootstrap.ofSums(sums, 300, random(9), this::f1)).isEqualTo(first);
    assertThat(UnitBootstrap.ofSums(sums, 300, random(8), this::f1)).isNotEqualTo(first);
  }

  private OptionalDouble f1(long[] sums) {
    double whole = 2.0 * sums[0] + sums[1] + sums[2];
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(2 * sums[0] / whole);
  }

  @Test
  void bootstrap_whereTheStatisticIsMostlyMissing_isEmpty() {
    long[][] nothing = new long[50][3];
    assertThat(UnitBootstrap.ofSums(nothing, 1_000, random(1), this::f1)).isEmpty();
  }

  @Test
  void bootstrap_ofFewResamples_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UnitBootstrap.ofSums(new long[5][3], 199, random(1), this::f1))
        .withMessageContaining("at least 200 resamples");
  }

  @Test
  void meanCount_withoutEvent_isThreeOverImages() {
    long[] images = new long[300];
    Arrays.fill(images, 1);
    Interval interval = MeanCount.of(images, new long[300], LEVEL);
    // The exact Poisson bound for no event: -ln(0.05) events.
    assertThat(interval.upper()).isCloseTo(2.995732273553991 / 300, within(1e-12));
    assertThat(interval.lower()).isZero();
  }

  // Exact Poisson bounds of 10 events: scipy.stats.chi2.ppf(.95, 22) / 2 and chi2.ppf(.05, 20) / 2.
  @Test
  void meanCount_ofSingleEventsInManyImages_isNearThePoissonBounds() {
    long[] images = new long[1_000];
    Arrays.fill(images, 1);
    long[] events = new long[1_000];
    Arrays.fill(events, 0, 10, 1);
    Interval interval = MeanCount.of(images, events, LEVEL);
    assertThat(interval.upper() * 1_000).isCloseTo(16.9622, within(0.02));
    assertThat(interval.lower() * 1_000).isCloseTo(5.4254, within(0.02));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 5})
  void meanCount_ofRandomCounts_holdsTheObservedMean(long seed) {
    RandomGenerator random = random(seed);
    for (int i = 0; i < 100; i++) {
      int units = random.nextInt(20, 200);
      long[] images = random.longs(units, 1, 5).toArray();
      long[] events = random.longs(units, 0, random.nextLong(1, 40)).toArray();
      Interval interval = MeanCount.of(images, events, LEVEL);
      double mean = (double) Arrays.stream(events).sum() / Arrays.stream(images).sum();
      assertThat(mean).isBetween(interval.lower(), interval.upper());
      assertThat(interval.undecided()).isEmpty();
    }
  }

  @Test
  void meanCount_ofFewUnits_isUndecided() {
    assertThat(MeanCount.of(new long[0], new long[0], LEVEL).undecided()).contains("no images");
    assertThat(MeanCount.of(new long[] {1}, new long[] {3}, LEVEL).undecided())
        .contains("fewer than 20 independent units");
  }
}

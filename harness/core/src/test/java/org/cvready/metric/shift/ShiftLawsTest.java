package org.cvready.metric.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShiftLawsTest {
  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  private static double[] normal(RandomGenerator random, int count, double mean) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> random.nextGaussian(mean, 1));
    return values;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void distances_ofSwappedSamples_areTheSame(long seed) {
    RandomGenerator random = random(seed);
    double[] one = normal(random, 37, 0);
    double[] other = normal(random, 52, 0.4);
    KolmogorovSmirnov test = KolmogorovSmirnov.of(one, other).orElseThrow();
    KolmogorovSmirnov swapped = KolmogorovSmirnov.of(other, one).orElseThrow();
    assertThat(swapped.distance()).isEqualTo(test.distance());
    assertThat(swapped.exactP()).isCloseTo(test.exactP(), within(1e-12));
    assertThat(Wasserstein.distance(other, one).orElseThrow())
        .isCloseTo(Wasserstein.distance(one, other).orElseThrow(), within(1e-14));
    assertThat(EnergyDistance.of(other, one).orElseThrow())
        .isCloseTo(EnergyDistance.of(one, other).orElseThrow(), within(1e-14));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 5, 6})
  void wasserstein_ofPureShift_isItsSize(long seed) {
    RandomGenerator random = random(seed);
    double[] one = normal(random, 1 + random.nextInt(40), 0);
    double shift = random.nextDouble(-3, 3);
    double[] other = Arrays.stream(one).map(x -> x + shift).toArray();
    assertThat(Wasserstein.distance(one, other).orElseThrow())
        .isCloseTo(Math.abs(shift), within(1e-13));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {7, 8, 9})
  void energyDistance_ofRandomSamples_isThatOfItsPairwiseForm(long seed) {
    RandomGenerator random = random(seed);
    double[] one = normal(random, 15, 0);
    double[] other = normal(random, 9, 1);
    double squared = 2 * meanGap(one, other) - meanGap(one, one) - meanGap(other, other);
    assertThat(EnergyDistance.of(one, other).orElseThrow())
        .isCloseTo(Math.sqrt(squared), within(1e-12));
  }

  private static double meanGap(double[] one, double[] other) {
    return Arrays.stream(one)
        .flatMap(x -> Arrays.stream(other).map(y -> Math.abs(x - y)))
        .average()
        .orElseThrow();
  }

  /** Under no shift a p-value of independent samples is at most alpha in at most alpha of cases. */
  @Test
  void kolmogorovSmirnov_withoutShift_rejectsAtMostAsOftenAsItSays() {
    RandomGenerator random = random(10);
    int rejected = 0;
    for (int i = 0; i < 2000; i++) {
      KolmogorovSmirnov test =
          KolmogorovSmirnov.of(normal(random, 30, 0), normal(random, 40, 0)).orElseThrow();
      rejected += test.pValue() <= 0.05 ? 1 : 0;
    }
    // Three standard errors of a share of 5 % of 2,000.
    assertThat(rejected / 2000.0).isBetween(0.02, 0.05 + 3 * Math.sqrt(0.05 * 0.95 / 2000));
  }

  @Test
  void kolmogorovSmirnov_atHalfEffectiveSize_roundsHalfToEven() {
    double[] one = IntStream.range(0, 25).asDoubleStream().toArray();
    double[] other = Arrays.stream(one).map(x -> x + 6.5).toArray();
    KolmogorovSmirnov test = KolmogorovSmirnov.of(one, other).orElseThrow();
    assertThat(test.distance()).isEqualTo(0.28);
    // scipy.stats.ks_2samp(a, a + 6.5, method="asymp"), 1.17.1: kstwo.sf(0.28, 12), as 25 * 25 / 50
    // is 12.5.
    assertThat(test.asymptoticP().orElseThrow()).isCloseTo(0.2523316463956975, within(1e-12));
  }

  @Test
  void populationStability_ofScaledSamples_isTheSame() {
    RandomGenerator random = random(13);
    double[] one = normal(random, 200, 0);
    double[] other = normal(random, 150, 0.3);
    PopulationStability index = PopulationStability.withDefaults();
    double[] oneScaled = Arrays.stream(one).map(x -> 4 * x).toArray();
    double[] otherScaled = Arrays.stream(other).map(x -> 4 * x).toArray();
    assertThat(index.of(oneScaled, otherScaled)).isEqualTo(index.of(one, other));
    assertThat(index.of(one, one)).hasValue(0);
  }

  @Test
  void meanDiscrepancy_ofFarSamples_isTwiceOneMinusTheirSpread() {
    double[][] one = {{0, 0}, {0, 0}};
    double[][] other = {{100, 0}, {100, 0}};
    assertThat(new MeanDiscrepancy(1).unbiased(one, other)).hasValue(2);
    assertThat(new MeanDiscrepancy(1).biased(one, other)).hasValue(2);
  }

  @Test
  void contingencyTable_ofProportionalRows_findsNothing() {
    ContingencyTable table = ContingencyTable.of(new long[][] {{10, 20, 30}, {20, 40, 60}});
    assertThat(table.pearson()).hasValue(new Significance(0, 2, 1));
    assertThat(table.likelihoodRatio().orElseThrow().pValue()).isCloseTo(1, within(1e-12));
    assertThat(ContingencyTable.of(new long[][] {{3, 4, 5}}).pearson())
        .hasValue(new Significance(0, 0, 1));
  }

  @Test
  void samples_notFinite_areRefused() {
    double[] bad = {1, Double.NaN};
    double[] good = {1, 2};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KolmogorovSmirnov.of(bad, good))
        .withMessage("first sample must be finite numbers, got NaN at index 1");
    assertThatIllegalArgumentException().isThrownBy(() -> Wasserstein.distance(good, bad));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PopulationStability.withDefaults().of(good, bad));
    assertThatIllegalArgumentException().isThrownBy(() -> new MeanDiscrepancy(Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new MeanDiscrepancy(1).unbiased(new double[][] {{1}}, new double[][] {{1, 2}}))
        .withMessage("vectors of second sample must have 1 numbers, got 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContingencyTable.of(new long[][] {{1, 2}, {3}}))
        .withMessage("row 1 must have 2 counts, got 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GoodnessOfFit.of(new long[] {1, 2}, new double[] {1, 1}));
  }
}

package org.cvready.metric.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.cvready.metric.ReferenceCases.assertClose;
import static org.cvready.metric.ReferenceCases.doubles;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.cvready.metric.ReferenceCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairedOracleTest {
  static Stream<JsonNode> mcnemar() {
    return ReferenceCases.of(PairedOracleTest.class, "public.json", "mcnemar");
  }

  static Stream<JsonNode> bootstrap() {
    return ReferenceCases.of(PairedOracleTest.class, "public.json", "paired_bootstrap_exact");
  }

  @ParameterizedTest
  @MethodSource("mcnemar")
  void mcNemar_ofPublicCase_equalsReference(JsonNode example) {
    JsonNode input = example.path("input");
    McNemar test =
        new McNemar(
            input.path("b_only_A_correct").asLong(), input.path("c_only_B_correct").asLong());
    JsonNode expected = example.path("expected");
    assertClose(test.exactP(), expected.path("p_exact"), 1e-11);
    assertClose(test.midP(), expected.path("p_mid"), 1e-11);
    assertChiSquare(test.chiSquare(), expected.path("chi2"));
    assertChiSquare(test.chiSquareCorrected(), expected.path("chi2_continuity"));
  }

  @ParameterizedTest
  @MethodSource("bootstrap")
  void exactBootstrap_ofPublicCase_equalsReference(JsonNode example) {
    double[] differences = doubles(example.path("input").path("paired_differences"));
    Optional<ExactBootstrap> distribution = ExactBootstrap.of(differences);
    JsonNode expected = example.path("expected");
    if (differences.length == 0) {
      assertThat(distribution).isEmpty();
      return;
    }
    ExactBootstrap found = distribution.orElseThrow();
    assertClose(found.mean(), expected.path("mean"), 1e-12);
    assertClose(found.standardError(), expected.path("bootstrap_se_exact"), 1e-12);
    assertClose(found.resamples(), expected.path("resamples"), 0);
    assertClose(found.shareAtMostZero(), expected.path("p_mean_le_0"), 1e-14);
    assertClose(found.shareAtLeastZero(), expected.path("p_mean_ge_0"), 1e-14);
    JsonNode percentiles = expected.path("percentile_ci95_inverted_cdf");
    assertClose(found.quantile(0.025), percentiles.get(0), 1e-12);
    assertClose(found.quantile(0.975), percentiles.get(1), 1e-12);
    JsonNode interpolated = expected.path("percentile_ci95_numpy_linear");
    assertClose(found.interpolatedQuantile(0.025), interpolated.get(0), 1e-12);
    assertClose(found.interpolatedQuantile(0.975), interpolated.get(1), 1e-12);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void exactBootstrap_ofRandomDifferences_isWhatDrawingFinds(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    double[] differences = random.doubles(9, -1, 1.4).toArray();
    ExactBootstrap exact = ExactBootstrap.of(differences).orElseThrow();
    assertThat(exact.resamples()).isEqualTo(Math.pow(9, 9));
    int rounds = 40_000;
    int atMost = 0;
    for (int i = 0; i < rounds; i++) {
      double sum = random.ints(9, 0, 9).mapToDouble(k -> differences[k]).sum();
      atMost += sum <= 0 ? 1 : 0;
    }
    assertThat((double) atMost / rounds).isCloseTo(exact.shareAtMostZero(), within(0.01));
  }

  @Test
  void exactBootstrap_ofManyDifferences_isRefused() {
    assertThat(ExactBootstrap.of(new double[ExactBootstrap.MOST]).orElseThrow().shareAtMostZero())
        .isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExactBootstrap.of(new double[ExactBootstrap.MOST + 1]))
        .withMessage("differences must be at most 12, got 13");
  }

  private static void assertChiSquare(OptionalDouble statistic, JsonNode expected) {
    assertClose(statistic, expected.path("stat"), 1e-14);
    if (statistic.isPresent()) {
      assertClose(McNemar.pOf(statistic.getAsDouble()), expected.path("p"), 1e-12);
    } else {
      assertThat(expected.isNull()).isTrue();
    }
  }
}

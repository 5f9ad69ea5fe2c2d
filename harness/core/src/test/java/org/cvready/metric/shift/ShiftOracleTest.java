package org.cvready.metric.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cvready.metric.ReferenceCases.assertClose;
import static org.cvready.metric.ReferenceCases.doubles;
import static org.cvready.metric.ReferenceCases.longs;
import static org.cvready.metric.ReferenceCases.rows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cvready.metric.ReferenceCases;
import org.cvready.metric.shift.PopulationStability.EmptyBins;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShiftOracleTest {
  private static final double TIGHT = 1e-12;

  private static Stream<JsonNode> cases(String kind) {
    return ReferenceCases.of(ShiftOracleTest.class, "public.json", kind);
  }

  static Stream<JsonNode> ks2() {
    return cases("ks2");
  }

  static Stream<JsonNode> psi() {
    return cases("psi");
  }

  static Stream<JsonNode> wasserstein() {
    return cases("wasserstein1");
  }

  static Stream<JsonNode> mmd() {
    return cases("mmd2_unbiased_rbf");
  }

  static Stream<JsonNode> contingency() {
    return cases("chi2").filter(example -> example.path("input").has("contingency"));
  }

  static Stream<JsonNode> goodnessOfFit() {
    return cases("chi2").filter(example -> example.path("input").has("observed"));
  }

  @ParameterizedTest
  @MethodSource("ks2")
  void kolmogorovSmirnov_ofPublicCase_equalsReference(JsonNode example) {
    Optional<KolmogorovSmirnov> test =
        KolmogorovSmirnov.of(
            doubles(example.path("input").path("a")), doubles(example.path("input").path("b")));
    JsonNode expected = example.path("expected");
    if (expected.has("error")) {
      assertThat(test).isEmpty();
      return;
    }
    KolmogorovSmirnov found = test.orElseThrow();
    assertClose(found.distance(), expected.path("D"), TIGHT);
    assertClose(found.exactP(), expected.path("p_exact"), 1e-10);
    assertClose(found.pValue(), expected.path("p_exact"), 1e-10);
    assertClose(found.asymptoticP(), expected.path("p_scipy_asymp_kstwo"), 1e-8);
    assertClose(found.limitP(), expected.path("p_kolmogorov_limit"), TIGHT);
  }

  /** The values are another package's, whose percentiles are nearest ranks. */
  static Stream<JsonNode> percentiles() {
    return ReferenceCases.of(
        ShiftOracleTest.class, "/org/cvready/metric/interval/public.json", "percentiles");
  }

  @ParameterizedTest
  @MethodSource("percentiles")
  void sampleSummary_ofPublicCase_equalsReference(JsonNode example) {
    SampleSummary sample = SampleSummary.of(doubles(example.path("input").path("latencies_ns")));
    JsonNode expected = example.path("expected");
    assertClose(sample.mean(), expected.path("mean"), TIGHT);
    assertClose(sample.deviation(), expected.path("sd_sample"), TIGHT);
    assertClose(sample.medianDeviation(), expected.path("mad_median"), TIGHT);
    assertThat(expected.path("percentiles")).isNotEmpty();
    expected
        .path("percentiles")
        .properties()
        .forEach(
            entry ->
                assertClose(
                    sample.quantile(Double.parseDouble(entry.getKey()) / 100),
                    entry.getValue().path("numpy_linear"),
                    TIGHT));
  }

  @ParameterizedTest
  @MethodSource("psi")
  void populationStability_ofPublicCase_equalsReference(JsonNode example) {
    double[] reference = doubles(example.path("input").path("reference"));
    double[] current = doubles(example.path("input").path("current"));
    int bins = example.path("input").path("bins").asInt();
    JsonNode expected = example.path("expected");
    if (expected.path("undefined").asBoolean()) {
      assertThat(PopulationStability.withDefaults().of(reference, current)).isEmpty();
      return;
    }
    QuantileBins quantiles = QuantileBins.of(reference, bins);
    // Exactly, but for the sign of a zero.
    assertThat(quantiles.edges())
        .containsExactly(doubles(expected.path("edges_unique")), within(0.0));
    for (EdgeSide side : EdgeSide.values()) {
      JsonNode figures =
          expected.path(side == EdgeSide.LEFT_CLOSED ? "left_closed" : "right_closed");
      assertThat(quantiles.counts(reference, side))
          .containsExactly(longs(figures.path("ref_counts")));
      assertThat(quantiles.counts(current, side))
          .containsExactly(longs(figures.path("cur_counts")));
      for (EmptyBins empty : EmptyBins.values()) {
        PopulationStability index = new PopulationStability(bins, side, empty);
        assertClose(index.of(reference, current), figures.path(key(empty)), TIGHT);
      }
    }
  }

  private static String key(EmptyBins empty) {
    return switch (empty) {
      case ADD_HALF -> "psi_add_half";
      case FLOOR_1E_4 -> "psi_eps1e-4";
      case FLOOR_1E_6 -> "psi_eps1e-6";
    };
  }

  @ParameterizedTest
  @MethodSource("wasserstein")
  void distances_ofPublicCase_equalReference(JsonNode example) {
    double[] first = doubles(example.path("input").path("a"));
    double[] second = doubles(example.path("input").path("b"));
    JsonNode expected = example.path("expected");
    assertClose(Wasserstein.distance(first, second), expected.path("w1"), TIGHT);
    assertClose(EnergyDistance.of(first, second), expected.path("energy_distance"), TIGHT);
  }

  @ParameterizedTest
  @MethodSource("mmd")
  void meanDiscrepancy_ofPublicCase_equalsReference(JsonNode example) {
    double[][] first = rows(example.path("input").path("x"));
    double[][] second = rows(example.path("input").path("y"));
    MeanDiscrepancy discrepancy =
        new MeanDiscrepancy(example.path("input").path("gamma").asDouble());
    JsonNode expected = example.path("expected");
    assertClose(discrepancy.unbiased(first, second), expected.path("mmd2_unbiased"), 1e-11);
    if (expected.has("mmd2_biased")) {
      assertClose(discrepancy.biased(first, second), expected.path("mmd2_biased"), 1e-11);
    }
  }

  @ParameterizedTest
  @MethodSource("contingency")
  void contingencyTable_ofPublicCase_equalsReference(JsonNode example) {
    long[][] counts =
        StreamSupport.stream(example.path("input").path("contingency").spliterator(), false)
            .map(ReferenceCases::longs)
            .toArray(long[][]::new);
    ContingencyTable table = ContingencyTable.of(counts);
    JsonNode expected = example.path("expected");
    assertTest(table.pearson(), expected.path("pearson_no_correction"));
    assertTest(table.yates(), expected.path("yates_default"));
    assertTest(table.likelihoodRatio(), expected.path("g_test"));
    if (expected.has("fisher_exact_p")) {
      assertClose(FisherExact.pValue(counts[0], counts[1]), expected.path("fisher_exact_p"), TIGHT);
    }
  }

  private static void assertTest(Optional<Significance> test, JsonNode expected) {
    if (expected.has("error")) {
      assertThat(test).isEmpty();
      return;
    }
    Significance found = test.orElseThrow();
    assertThat(found.degreesOfFreedom()).isEqualTo(expected.path("dof").asInt());
    assertClose(found.statistic(), expected.path("stat"), TIGHT);
    // The tail's relative error grows with the statistic, which is its exponent.
    assertClose(found.pValue(), expected.path("p"), 1e-12 * Math.max(1, found.statistic()));
  }

  @ParameterizedTest
  @MethodSource("goodnessOfFit")
  void goodnessOfFit_ofPublicCase_equalsReference(JsonNode example) {
    long[] observed = longs(example.path("input").path("observed"));
    JsonNode shares = example.path("input").path("expected");
    GoodnessOfFit test =
        shares.isTextual()
            ? GoodnessOfFit.uniform(observed)
            : GoodnessOfFit.of(observed, doubles(shares));
    JsonNode expected = example.path("expected");
    assertThat(test.degreesOfFreedom()).isEqualTo(expected.path("dof").asInt());
    assertClose(test.statistic(), expected.path("stat"), TIGHT);
    assertClose(test.pValue(), expected.path("p"), TIGHT);
  }
}

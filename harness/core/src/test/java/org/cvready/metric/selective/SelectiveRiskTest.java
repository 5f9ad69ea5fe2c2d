package org.cvready.metric.selective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.cvready.metric.ReferenceCases.assertClose;
import static org.cvready.metric.ReferenceCases.booleans;
import static org.cvready.metric.ReferenceCases.doubles;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.cvready.metric.ReferenceCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectiveRiskTest {
  private static final double TIGHT = 1e-12;

  static Stream<JsonNode> cases() {
    return ReferenceCases.of(SelectiveRiskTest.class, "public.json", "aurc");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void expectedArea_ofTies_isTheMeanOverTheirOrders(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    double[] tied = random.doubles(24).map(x -> Math.rint(4 * x)).toArray();
    boolean[] wrong = new boolean[24];
    for (int i = 0; i < wrong.length; i++) {
      wrong[i] = random.nextInt(3) == 0;
    }
    double sum = 0;
    int orders = 4000;
    for (int round = 0; round < orders; round++) {
      double[] broken = new double[tied.length];
      for (int i = 0; i < tied.length; i++) {
        broken[i] = tied[i] + random.nextDouble(0.5);
      }
      sum += SelectiveRisk.of(broken, wrong).orElseThrow().area();
    }
    SelectiveRisk risk = SelectiveRisk.of(tied, wrong).orElseThrow();
    assertThat(risk.expectedArea()).isCloseTo(sum / orders, within(0.005));
    assertThat(risk.optimalArea()).isLessThanOrEqualTo(risk.area());
    assertThat(risk.generalisedArea()).isBetween(0.0, 0.5);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void figures_ofPublicCase_equalReference(JsonNode example) {
    Optional<SelectiveRisk> curve =
        SelectiveRisk.of(
            doubles(example.path("input").path("confidence")),
            booleans(example.path("input").path("error")));
    JsonNode expected = example.path("expected");
    if (expected.isEmpty()) {
      assertThat(curve).isEmpty();
      return;
    }
    SelectiveRisk risk = curve.orElseThrow();
    assertClose(risk.area(), expected.path("aurc_mean_selective_risk_stable"), TIGHT);
    assertClose(risk.expectedArea(), expected.path("aurc_mean_selective_risk_tie_expected"), TIGHT);
    assertClose(risk.optimalArea(), expected.path("aurc_optimal_mean"), TIGHT);
    assertClose(risk.excessArea(), expected.path("eaurc_mean_stable"), TIGHT);
    assertClose(risk.trapezoidArea(), expected.path("fd_shifts_aurc"), TIGHT);
    assertClose(risk.generalisedArea(), expected.path("fd_shifts_augrc"), TIGHT);
    assertClose(
        risk.optimalAreaInTheLimit(), expected.path("aurc_optimal_analytic_geifman"), TIGHT);
    assertThat(risk.points()).isEqualTo(expected.path("fd_shifts_n_points").asInt());
    assertThat(expected.path("risk_at_coverage").size()).isEqualTo(7);
    expected
        .path("risk_at_coverage")
        .properties()
        .forEach(
            entry ->
                assertClose(
                    risk.atCoverage(Double.parseDouble(entry.getKey())), entry.getValue(), TIGHT));
  }

  @Test
  void of_notANumber_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SelectiveRisk.of(new double[] {Double.NaN}, new boolean[1]))
        .withMessage("confidence must be a number, got NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SelectiveRisk.of(new double[2], new boolean[1]))
        .withMessage("wrong must have 2 answers, got 1");
  }
}

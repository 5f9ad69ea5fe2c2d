package org.cvready.metric.ood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.cvready.metric.ReferenceCases.assertClose;
import static org.cvready.metric.ReferenceCases.doubles;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.cvready.metric.ReferenceCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OodSeparationTest {
  private static final double TIGHT = 1e-12;

  static Stream<JsonNode> cases() {
    return ReferenceCases.of(OodSeparationTest.class, "public.json", "ood");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void figures_ofRisingTransform_areTheSame(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    double[] known = random.doubles(50).map(x -> Math.rint(20 * x) / 20).toArray();
    double[] foreign = random.doubles(30).map(x -> Math.rint(20 * (x + 0.3)) / 20).toArray();
    OodSeparation plain = OodSeparation.of(known, foreign);
    OodSeparation cubed =
        OodSeparation.of(
            Arrays.stream(known).map(x -> x * x * x - 5).toArray(),
            Arrays.stream(foreign).map(x -> x * x * x - 5).toArray());
    assertThat(cubed.auroc()).isEqualTo(plain.auroc());
    assertThat(cubed.averagePrecisionForeign()).isEqualTo(plain.averagePrecisionForeign());
    assertThat(cubed.falseAlarmsAtRecall(0.95)).isEqualTo(plain.falseAlarmsAtRecall(0.95));
    assertThat(cubed.foreignPassedAt(0.95)).isEqualTo(plain.foreignPassedAt(0.95));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 5, 6})
  void falseAlarms_ofHigherRecall_neverFall(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    OodSeparation separation =
        OodSeparation.of(
            random.doubles(60).toArray(), random.doubles(40).map(x -> x + 0.2).toArray());
    double before = 0;
    for (int percent = 1; percent <= 100; percent++) {
      double alarms = separation.falseAlarmsAtRecall(percent / 100.0).orElseThrow();
      assertThat(alarms).isBetween(before, 1.0);
      before = alarms;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void figures_ofPublicCase_equalReference(JsonNode example) {
    OodSeparation separation =
        OodSeparation.of(
            doubles(example.path("input").path("id_scores")),
            doubles(example.path("input").path("ood_scores")));
    JsonNode expected = example.path("expected");
    assertClose(separation.auroc(), expected.path("auroc"), TIGHT);
    assertClose(separation.averagePrecisionForeign(), expected.path("ap_out"), TIGHT);
    assertClose(separation.averagePrecisionKnown(), expected.path("ap_in"), TIGHT);
    JsonNode open = expected.path("openood");
    if (open.isMissingNode()) {
      assertThat(separation.falseAlarmsAtRecall(0.95)).isEmpty();
      assertThat(separation.falseAlarmsNearestRecall(0.95)).isEmpty();
      return;
    }
    assertClose(separation.trapezoidForeign(), open.path("aupr_out_trapz"), TIGHT);
    assertClose(separation.trapezoidKnown(), open.path("aupr_in_trapz"), TIGHT);
    assertClose(separation.falseAlarmsAtRecall(0.95), open.path("fpr95"), TIGHT);
    assertClose(separation.falseAlarmsAtRecall(0.95), expected.path("fpr95_ood_positive"), TIGHT);
    assertClose(separation.foreignPassedAt(0.95), expected.path("fpr95_id_positive"), TIGHT);
    assertClose(
        separation.foreignPassedAt(0.95), expected.path("openood_fpr_recall_id_positive"), TIGHT);
    assertClose(
        separation.falseAlarmsNearestRecall(0.95),
        expected.path("outlier_exposure_get_measures").path("fpr95"),
        TIGHT);
  }

  @Test
  void of_emptySets_hasNoFigures() {
    OodSeparation none = OodSeparation.of(new double[0], new double[0]);
    assertThat(none.auroc()).isEmpty();
    assertThat(none.averagePrecisionForeign()).isEmpty();
    assertThat(none.trapezoidKnown()).isEmpty();
    assertThat(
            OodSeparation.of(new double[] {1}, new double[] {2})
                .falseAlarmsAtRecall(1)
                .orElseThrow())
        .isCloseTo(0, within(0.0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> none.falseAlarmsAtRecall(Double.NaN))
        .withMessage("recall must be in (0, 1], got NaN");
  }
}

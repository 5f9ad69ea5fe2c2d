package org.cvready.metric.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.cvready.metric.ReferenceCases.assertClose;
import static org.cvready.metric.ReferenceCases.booleans;
import static org.cvready.metric.ReferenceCases.doubles;
import static org.cvready.metric.ReferenceCases.rows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cvready.metric.ReferenceCases;
import org.cvready.metric.calibration.Reliability.Bin;
import org.cvready.metric.shift.EdgeSide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {
  private static final double TIGHT = 1e-12;
  private static final int BINS = 15;

  private static Stream<JsonNode> cases(String kind) {
    return ReferenceCases.of(CalibrationTest.class, "public.json", kind);
  }

  static Stream<JsonNode> binary() {
    return cases("calibration_binary");
  }

  static Stream<JsonNode> multiclass() {
    return cases("calibration_multiclass");
  }

  static Stream<JsonNode> isotonic() {
    return cases("isotonic");
  }

  @ParameterizedTest
  @MethodSource("binary")
  void figures_ofBinaryCase_equalReference(JsonNode example) {
    double[] confidence = doubles(example.path("input").path("confidence"));
    boolean[] correct = booleans(example.path("input").path("correct"));
    JsonNode expected = example.path("expected");
    assertClose(ProperScore.brier(confidence, correct), expected.path("brier_sklearn"), TIGHT);
    assertClose(ProperScore.logLoss(confidence, correct), expected.path("log_loss_sklearn"), TIGHT);
    Reliability right = Reliability.of(confidence, correct, BINS, EdgeSide.RIGHT_CLOSED);
    assertClose(right.expectedError(), expected.path("ece15_right_closed"), TIGHT);
    assertClose(right.largestError(), expected.path("mce15_right_closed"), TIGHT);
    assertClose(
        EqualMassError.of(confidence, correct, BINS),
        expected.path("ace15_equal_mass_array_split"),
        TIGHT);
    Reliability left = Reliability.of(confidence, correct, BINS, EdgeSide.LEFT_CLOSED);
    assertClose(left.expectedError(), expected.path("ece15_left_closed"), TIGHT);
    assertClose(left.largestError(), expected.path("mce15_left_closed"), TIGHT);
    if (confidence.length == 0) {
      return;
    }
    assertBins(right.bins(), expected.path("bins15_right_closed_count_conf_acc"));
    assertThat(left.bins().stream().mapToLong(Bin::count).toArray())
        .containsExactly(ReferenceCases.longs(expected.path("counts_left_closed")));
  }

  private static void assertBins(List<Bin> bins, JsonNode expected) {
    assertThat(bins).hasSize(expected.size());
    for (int i = 0; i < bins.size(); i++) {
      JsonNode figures = expected.get(i);
      assertThat(bins.get(i).count()).isEqualTo(figures.get(0).asLong());
      if (bins.get(i).count() > 0) {
        assertClose(bins.get(i).confidence(), figures.get(1), TIGHT);
        assertClose(bins.get(i).accuracy(), figures.get(2), TIGHT);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("multiclass")
  void figures_ofMulticlassCase_equalReference(JsonNode example) {
    List<ClassScores> scores =
        Arrays.stream(rows(example.path("input").path("logits"))).map(ClassScores::of).toList();
    List<Integer> labels =
        StreamSupport.stream(example.path("input").path("labels").spliterator(), false)
            .map(JsonNode::asInt)
            .toList();
    LabelledScores answers = new LabelledScores(scores, labels);
    JsonNode expected = example.path("expected");
    assertClose(answers.accuracy(), expected.path("accuracy"), TIGHT);
    assertClose(answers.negativeLogLikelihood(), expected.path("nll"), TIGHT);
    assertClose(answers.brier(), expected.path("brier_sum"), TIGHT);
    assertClose(
        answers.reliability(BINS, EdgeSide.RIGHT_CLOSED).expectedError(),
        expected.path("ece15_right_closed"),
        TIGHT);
    assertClose(
        answers.classwiseError(BINS, EdgeSide.RIGHT_CLOSED),
        expected.path("classwise_ece15_right_closed"),
        TIGHT);
    assertEach(scores, ClassScores::largestProbability, expected.path("msp"));
    assertEach(scores, ClassScores::entropy, expected.path("entropy_nats"));
    assertEach(scores, ClassScores::energy, expected.path("energy_T1"));
    assertEach(scores, ClassScores::margin, expected.path("margin"));
    Optional<Temperature> best = answers.temperature();
    if (expected.has("temperature_opt")) {
      // A minimum is flat: the reference's own search stops some 1e-7 beside it.
      assertClose(best.orElseThrow().value(), expected.path("temperature_opt"), 1e-6);
      assertClose(best.orElseThrow().negativeLogLikelihood(), expected.path("nll_at_opt"), TIGHT);
    } else {
      assertThat(best).isEmpty();
    }
  }

  private static void assertEach(
      List<ClassScores> scores, ToDoubleFunction<ClassScores> figure, JsonNode expected) {
    assertThat(scores.stream().mapToDouble(figure).toArray())
        .containsExactly(doubles(expected), within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("isotonic")
  void isotonic_ofPublicCase_equalsReference(JsonNode example) {
    JsonNode input = example.path("input");
    double[] scores = doubles(input.path("x"));
    Isotonic fit = Isotonic.fit(scores, doubles(input.path("y")));
    assertThat(Arrays.stream(scores).map(fit::at).toArray())
        .containsExactly(doubles(example.path("expected").path("fitted_at_x")), within(1e-12));
    assertThat(Arrays.stream(doubles(input.path("query"))).map(fit::at).toArray())
        .containsExactly(
            doubles(example.path("expected").path("predicted_at_query")), within(1e-12));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void isotonic_ofRandomOutcomes_risesAndKeepsTheirMean(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    double[] scores = random.doubles(80).map(x -> Math.rint(50 * x) / 50).toArray();
    double[] outcomes =
        Arrays.stream(scores).map(score -> random.nextDouble() < score ? 1 : 0).toArray();
    Isotonic fit = Isotonic.fit(scores, outcomes);
    double before = 0;
    for (int i = -10; i <= 110; i++) {
      double value = fit.at(i / 100.0);
      assertThat(value).isBetween(before, 1.0);
      before = value;
    }
    assertThat(Arrays.stream(scores).map(fit::at).sum())
        .isCloseTo(Arrays.stream(outcomes).sum(), within(1e-9));
    // No rising function fits better; the least squares among constants and steps do not.
    double best = squares(scores, outcomes, fit);
    for (int cut = 1; cut < 50; cut++) {
      double edge = cut / 50.0;
      double[] steps = Arrays.stream(scores).map(s -> s < edge ? 0 : 1).toArray();
      assertThat(best)
          .isLessThanOrEqualTo(squares(scores, outcomes, Isotonic.fit(steps, outcomes), edge));
    }
  }

  private static double squares(double[] scores, double[] outcomes, Isotonic fit) {
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      sum += Math.pow(outcomes[i] - fit.at(scores[i]), 2);
    }
    return sum;
  }

  private static double squares(double[] scores, double[] outcomes, Isotonic fit, double edge) {
    return squares(Arrays.stream(scores).map(s -> s < edge ? 0 : 1).toArray(), outcomes, fit);
  }

  @Test
  void temperature_ofScaledScores_scalesWithThem() {
    List<Integer> labels = List.of(0, 1, 1, 0, 1);
    double[][] logits = {{2, 1}, {0, 1}, {3, 1}, {1, -1}, {0.5, 0.7}};
    List<ClassScores> plain = Arrays.stream(logits).map(ClassScores::of).toList();
    List<ClassScores> tripled =
        Arrays.stream(logits).map(row -> ClassScores.of(3 * row[0], 3 * row[1])).toList();
    Temperature one = new LabelledScores(plain, labels).temperature().orElseThrow();
    Temperature three = new LabelledScores(tripled, labels).temperature().orElseThrow();
    assertThat(three.value()).isCloseTo(3 * one.value(), within(1e-9));
    assertThat(three.negativeLogLikelihood()).isCloseTo(one.negativeLogLikelihood(), within(1e-12));
    assertThat(new LabelledScores(plain, List.of(0, 1, 0, 0, 1)).temperature()).isEmpty();
  }

  @Test
  void largeScores_areFinite() {
    ClassScores scores = ClassScores.of(1000, -1000, 999);
    assertThat(Arrays.stream(scores.probabilities()).sum()).isCloseTo(1, within(1e-12));
    assertThat(scores.entropy()).isBetween(0.5, 0.7);
    assertThat(scores.energy()).isCloseTo(-1000.3132616875182, within(1e-9)); // -ln(e^1000 + e^999)
  }

  @Test
  void inputs_outOfRange_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProperScore.brier(new double[] {Double.NaN}, new boolean[1]))
        .withMessage("confidence must be in [0, 1], got NaN at index 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Isotonic.fit(new double[0], new double[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LabelledScores(List.of(ClassScores.of(1, 2)), List.of(2)))
        .withMessageContaining("label in [0, 2)");
  }
}

package org.cvready.metric.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cvready.metric.interval.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifyTest {
  private static final double LEVEL = 0.95;

  private static Stream<JsonNode> cases(String kind) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ClassifyTest.class.getResourceAsStream("public.json"))) {
      JsonNode cases = new ObjectMapper().readTree(in).path(kind);
      assertThat(cases).as(kind).isNotEmpty();
      return StreamSupport.stream(cases.spliterator(), false);
    }
  }

  static Stream<JsonNode> binaryThreshold() throws IOException {
    return cases("binary_threshold");
  }

  static Stream<JsonNode> ood() throws IOException {
    return cases("ood");
  }

  private static double[] doubles(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  @ParameterizedTest
  @MethodSource("binaryThreshold")
  void auroc_ofLabelledScores_equalsReference(JsonNode example) {
    double[] labels = doubles(example.path("input").path("labels"));
    double[] scores = doubles(example.path("input").path("scores"));
    OptionalDouble area = Auroc.of(select(scores, labels, 1), select(scores, labels, 0));
    JsonNode expected = example.path("expected").path("auroc");
    if (expected.isNumber()) {
      assertThat(area.orElseThrow()).isCloseTo(expected.asDouble(), within(1e-12));
    } else {
      assertThat(area).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("binaryThreshold")
  void precisionRecall_ofLabelledScores_equalsReference(JsonNode example) {
    double[] labels = doubles(example.path("input").path("labels"));
    double[] scores = doubles(example.path("input").path("scores"));
    ThresholdCounts counts =
        ThresholdCounts.of(select(scores, labels, 1), select(scores, labels, 0));
    JsonNode expected = example.path("expected");
    assertArea(PrecisionRecall.averagePrecision(counts), expected.path("average_precision"));
    if (expected.has("aupr_trapz")) {
      assertArea(PrecisionRecall.trapezoidArea(counts), expected.path("aupr_trapz"));
    }
  }

  private static void assertArea(OptionalDouble area, JsonNode expected) {
    if (expected.isNumber()) {
      assertThat(area.orElseThrow()).isCloseTo(expected.asDouble(), within(1e-12));
    } else {
      assertThat(area).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("binaryThreshold")
  void thresholdCounts_atEveryScore_areThoseCountedOneByOne(JsonNode example) {
    double[] labels = doubles(example.path("input").path("labels"));
    double[] scores = doubles(example.path("input").path("scores"));
    double[] with = select(scores, labels, 1);
    double[] without = select(scores, labels, 0);
    ThresholdCounts counts = ThresholdCounts.of(with, without);
    assertThat(counts.size()).isEqualTo((int) Arrays.stream(scores).distinct().count());
    for (int step = 0; step < counts.size(); step++) {
      double threshold = counts.threshold(step);
      assertThat(counts.truePositives(step))
          .isEqualTo(Arrays.stream(with).filter(score -> score >= threshold).count());
      assertThat(counts.falsePositives(step))
          .isEqualTo(Arrays.stream(without).filter(score -> score >= threshold).count());
    }
  }

  @ParameterizedTest
  @MethodSource("binaryThreshold")
  void binaryCounts_atEachThreshold_equalReference(JsonNode example) {
    double[] labels = doubles(example.path("input").path("labels"));
    double[] scores = doubles(example.path("input").path("scores"));
    ThresholdCounts all = ThresholdCounts.of(select(scores, labels, 1), select(scores, labels, 0));
    assertThat(example.path("expected").path("at")).isNotEmpty();
    for (JsonNode at : example.path("expected").path("at")) {
      BinaryCounts counts = all.at(at.path("threshold").asDouble());
      assertThat(counts)
          .isEqualTo(
              new BinaryCounts(
                  at.path("tp").asLong(),
                  at.path("fp").asLong(),
                  at.path("fn").asLong(),
                  at.path("tn").asLong()));
      assertArea(counts.precision(), at.path("precision"));
      assertArea(counts.recall(), at.path("recall"));
      assertArea(counts.specificity(), at.path("specificity"));
      assertArea(counts.negativePredictiveValue(), at.path("npv"));
      assertArea(counts.f1(), at.path("f1"));
      assertArea(counts.accuracy(), at.path("accuracy"));
      assertArea(counts.falsePositiveRate(), at.path("fpr"));
      assertArea(counts.falseNegativeRate(), at.path("fnr"));
      JsonNode others = at.path("sklearn_zero_division_0");
      if (!others.isMissingNode()) {
        // The reference prints 0 where these are empty.
        assertThat(counts.f(2).orElse(0)).isCloseTo(others.path("f2").asDouble(), within(1e-12));
        assertThat(counts.correlation().orElse(0))
            .isCloseTo(others.path("mcc").asDouble(), within(1e-12));
        assertArea(counts.balancedAccuracy(), others.path("balanced_accuracy"));
        assertArea(counts.kappa(), others.path("cohen_kappa"));
      }
    }
  }

  private static double[] select(double[] scores, double[] labels, double label) {
    double[] kept = new double[scores.length];
    int count = 0;
    for (int i = 0; i < scores.length; i++) {
      if (labels[i] == label) {
        kept[count++] = scores[i];
      }
    }
    return Arrays.copyOf(kept, count);
  }

  @ParameterizedTest
  @MethodSource("ood")
  void auroc_ofOutOfDistributionScores_equalsReference(JsonNode example) {
    double[] with = doubles(example.path("input").path("ood_scores"));
    double[] without = doubles(example.path("input").path("id_scores"));
    JsonNode expected = example.path("expected").path("auroc_mann_whitney");
    if (expected.isMissingNode()) {
      assertThat(Auroc.of(with, without)).isEmpty();
      return;
    }
    assertThat(Auroc.of(with, without).orElseThrow()).isCloseTo(expected.asDouble(), within(1e-15));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void auroc_ofSwappedSides_isTheComplementWithItsBounds(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int i = 0; i < 50; i++) {
      double shift = random.nextDouble(3);
      // One digit, so that there are ties.
      double[] with = random.doubles(40).map(x -> Math.rint(10 * (x + shift)) / 10).toArray();
      double[] without = random.doubles(25).map(x -> Math.rint(10 * x) / 10).toArray();
      double area = Auroc.of(with, without).orElseThrow();
      assertThat(area).isEqualTo(direct(with, without));
      Interval bounds = Auroc.interval(with, without, LEVEL);
      assertThat(area).isBetween(bounds.lower(), bounds.upper());
      Interval swapped = Auroc.interval(without, with, LEVEL).complement();
      assertThat(swapped.lower()).isCloseTo(bounds.lower(), within(1e-12));
      assertThat(swapped.upper()).isCloseTo(bounds.upper(), within(1e-12));
    }
  }

  private static double direct(double[] with, double[] without) {
    double halves = 0;
    for (double high : with) {
      for (double low : without) {
        halves += 1 + Math.signum(high - low);
      }
    }
    return halves / 2 / (with.length * without.length);
  }

  @Test
  void auroc_ofPerfectSeparation_keepsALowerBoundBelowOne() {
    double[] with = new double[20];
    double[] without = new double[30];
    Arrays.setAll(with, i -> 100 + i);
    Arrays.setAll(without, i -> i);
    Interval bounds = Auroc.interval(with, without, LEVEL);
    assertThat(bounds.upper()).isEqualTo(1);
    assertThat(bounds.lower()).isBetween(0.8, 0.95);
  }

  @Test
  void auroc_ofFewImages_isUndecided() {
    Interval bounds = Auroc.interval(new double[19], new double[500], LEVEL);
    assertThat(bounds.undecided())
        .contains("fewer than 20 images on one side: 19 with it, 500 without");
    assertThat(Auroc.interval(new double[0], new double[0], LEVEL).undecided()).isPresent();
  }

  @Test
  void auroc_ofNotANumber_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Auroc.of(new double[] {1, Double.NaN}, new double[] {0}))
        .withMessageContaining("NaN");
  }
}

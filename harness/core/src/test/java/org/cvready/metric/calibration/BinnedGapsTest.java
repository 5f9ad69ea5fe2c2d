package org.cvready.metric.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.cvready.metric.ReferenceCases.assertClose;
import static org.cvready.metric.ReferenceCases.booleans;
import static org.cvready.metric.ReferenceCases.doubles;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.cvready.metric.ReferenceCases;
import org.cvready.metric.shift.EdgeSide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinnedGapsTest {
  private static double[][] column(double[] values) {
    return Arrays.stream(values).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
  }

  private static double[] gaps(double[] confidence, boolean[] correct) {
    double[] gaps = confidence.clone();
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] -= correct[i] ? 1 : 0;
    }
    return gaps;
  }

  /** oracles/stats/public.json, made with scikit-learn 1.2.1. */
  static Stream<JsonNode> binary() {
    return ReferenceCases.of(BinnedGapsTest.class, "public.json", "calibration_binary");
  }

  @ParameterizedTest
  @MethodSource("binary")
  void error_ofConfidenceLessOutcome_isTheReferenceEce(JsonNode example) {
    double[] confidence = doubles(example.path("input").path("confidence"));
    boolean[] correct = booleans(example.path("input").path("correct"));

    assertClose(
        BinnedGaps.of(column(confidence), 15, gaps(confidence, correct)).error(),
        example.path("expected").path("ece15_right_closed"),
        1e-12);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void error_ofUnitsDrawnOnce_isTheErrorAndThatOfReliability(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int count = 1 + random.nextInt(300);
    double[] confidence = random.doubles(count).toArray();
    boolean[] correct = new boolean[count];
    int[] unitOf = new int[count];
    for (int i = 0; i < count; i++) {
      correct[i] = random.nextDouble() < confidence[i];
      unitOf[i] = random.nextInt(7);
    }
    BinnedGaps binned = BinnedGaps.of(column(confidence), 10, gaps(confidence, correct));
    int[] once = new int[7];
    Arrays.fill(once, 1);

    double error = binned.error().orElseThrow();
    assertThat(binned.error(unitOf, once).orElseThrow()).isCloseTo(error, within(1e-12));
    assertThat(
            Reliability.of(confidence, correct, 10, EdgeSide.RIGHT_CLOSED)
                .expectedError()
                .orElseThrow())
        .isCloseTo(error, within(1e-12));
  }

  /** A finer partition can only tell more gaps apart (triangle inequality). */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void error_withMoreFeatures_isNotLess(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int count = 200;
    double[][] both = new double[count][];
    double[][] one = new double[count][];
    double[] gaps = new double[count];
    for (int i = 0; i < count; i++) {
      both[i] = new double[] {random.nextDouble(), random.nextDouble()};
      one[i] = new double[] {both[i][0]};
      gaps[i] = 2 * random.nextDouble() - 1;
    }

    assertThat(BinnedGaps.of(both, 5, gaps).error().orElseThrow())
        .isGreaterThanOrEqualTo(BinnedGaps.of(one, 5, gaps).error().orElseThrow() - 1e-12);
  }

  /** By hand: bin (0, .5] has gaps .3 and -.1, bin (.5, 1] has -.4 twice: (|.2| + |-.8|) / 4. */
  @Test
  void error_smallExample_isAsByHand() {
    BinnedGaps binned =
        BinnedGaps.of(
            column(new double[] {0.2, 0.5, 0.7, 0.9}), 2, new double[] {0.3, -0.1, -0.4, -0.4});

    assertThat(binned.error().orElseThrow()).isCloseTo(0.25, within(1e-12));
    assertThat(binned.error(3)).isEmpty();
    assertThat(BinnedGaps.of(new double[0][], 2, new double[0]).error()).isEmpty();
  }

  @Test
  void of_featureOutsideItsRange_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BinnedGaps.of(new double[][] {{1.5}}, 2, new double[] {0}))
        .withMessage("features must be in [0, 1], got 1.5 of answer 0");
  }
}

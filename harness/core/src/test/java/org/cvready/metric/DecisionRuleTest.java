package org.cvready.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cvready.match.OperatingPoint;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionRuleTest {
  private static final DecisionRule RULE =
      new DecisionRule(OperatingPoint.of(new double[] {0.5, 0.8}, new double[] {0.25, 0.8}, 0.5));

  private static Detection found(int classIndex, double score) {
    return new Detection(new Box(0, 0, 10, 10), classIndex, score);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.5, REJECT",
    "0, 0.4999, REVIEW",
    "0, 0.25, REVIEW",
    "0, 0.2499, ACCEPT",
    "1, 0.8, REJECT",
    "1, 0.7999, ACCEPT"
  })
  void decide_oneDetection_followsItsOwnClass(int classIndex, double score, Decision expected) {
    assertThat(RULE.decide(List.of(found(classIndex, score)), false)).isEqualTo(expected);
  }

  @Test
  void decide_strangeImage_isReviewedWhateverWasFound() {
    assertThat(RULE.decide(List.of(found(0, 0.99)), true)).isEqualTo(Decision.REVIEW);
    assertThat(RULE.decide(List.of(), true)).isEqualTo(Decision.REVIEW);
    assertThat(RULE.decide(List.of(), false)).isEqualTo(Decision.ACCEPT);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void decide_higherThresholds_neverDecideStricter(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 200; i++) {
      List<Detection> detections = new ArrayList<>();
      for (int d = random.nextInt(4); d > 0; d--) {
        detections.add(found(random.nextInt(2), random.nextDouble()));
      }
      Decision before = Decision.REJECT;
      for (double score = 0.1; score < 1; score += 0.1) {
        OperatingPoint point = OperatingPoint.uniform(2, score, score / 2, 0.5);
        Decision now = new DecisionRule(point).decide(detections, false);
        assertThat(now).isLessThanOrEqualTo(before);
        before = now;
      }
    }
  }

  @Test
  void margin_isAtLeastZeroExactlyWhereADetectionCounts() {
    assertThat(RULE.margin(List.of())).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(RULE.margin(List.of(found(0, 0.5)))).isZero();
    assertThat(RULE.margin(List.of(found(1, 0.79), found(0, 0.1)))).isNegative();
    assertThat(RULE.margin(List.of(found(1, 0), found(0, 1)))).isPositive().isFinite();
  }
}

package org.cvready.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreGridTest {
  @Test
  void threshold_ofEveryStep_isTheNumberAPlanIsReadAs() {
    for (int step = 0; step < ScoreGrid.STEPS; step++) {
      double read = Double.parseDouble("%d.%02d".formatted(step / 100, step % 100));
      assertThat(ScoreGrid.threshold(step)).isEqualTo(read);
      assertThat(ScoreGrid.reached(read)).isEqualTo(step);
      assertThat(ScoreGrid.holds(read)).isTrue();
      assertThat(ScoreGrid.holds(Math.nextUp(read) > 1 ? 0.005 : Math.nextUp(read))).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void reached_anyScore_isTheLastThresholdNotAboveIt(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      double near = ScoreGrid.threshold(random.nextInt(ScoreGrid.STEPS));
      double score =
          switch (random.nextInt(3)) {
            case 0 -> random.nextDouble();
            case 1 -> Math.min(1, Math.nextUp(near));
            default -> Math.max(0, Math.nextDown(near));
          };
      int step = ScoreGrid.reached(score);
      assertThat(ScoreGrid.threshold(step)).isLessThanOrEqualTo(score);
      assertThat(step == 100 || ScoreGrid.threshold(step + 1) > score).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
  void reached_noScore_isRefused(double score) {
    assertThatThrownBy(() -> ScoreGrid.reached(score))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("score must be in [0, 1], got " + score);
  }

  @Test
  void threshold_noStep_isRefused() {
    assertThatThrownBy(() -> ScoreGrid.threshold(101))
        .hasMessage("step must be in [0, 101), got 101");
  }
}

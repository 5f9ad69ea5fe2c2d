package org.cvready.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FalseAlarmsTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void count_atEveryStep_isThatOfTheScores(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int detections = 400;
    int classes = 300;
    int[] classOf = new int[detections];
    double[] scores = new double[detections];
    FalseAlarms.Counter counter = new FalseAlarms.Counter();
    for (int d = 0; d < detections; d++) {
      classOf[d] = random.nextInt(4) * (classes / 4);
      scores[d] = random.nextBoolean() ? random.nextInt(101) / 100.0 : random.nextDouble();
      counter.add(classOf[d], scores[d]);
    }
    FalseAlarms alarms = counter.counted();
    for (int step = 0; step < ScoreGrid.STEPS; step++) {
      for (int c = 0; c < classes; c += classes / 4) {
        int expected = 0;
        for (int d = 0; d < detections; d++) {
          boolean counts = scores[d] > 0 && scores[d] >= ScoreGrid.threshold(step);
          expected += classOf[d] == c && counts ? 1 : 0;
        }
        assertThat(alarms.count(c, step)).isEqualTo(expected);
      }
    }
  }

  @Test
  void counted_manyOfOneStep_keepsTheirNumber() {
    FalseAlarms.Counter counter = new FalseAlarms.Counter();
    for (int i = 0; i < 20_000; i++) {
      counter.add(0, 0.005);
    }
    assertThat(counter.counted().count(0, 0)).isEqualTo(20_000);
    assertThat(counter.counted().count(0, 1)).isZero();
  }

  @Test
  void counted_nothingAboveZero_isNone() {
    FalseAlarms.Counter counter = new FalseAlarms.Counter();
    counter.add(3, 0);
    assertThat(counter.counted()).isEqualTo(FalseAlarms.NONE).hasSameHashCodeAs(FalseAlarms.NONE);
  }
}

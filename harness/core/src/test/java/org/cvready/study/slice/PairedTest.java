package org.cvready.study.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.cvready.metric.interval.Interval;
import org.cvready.metric.paired.McNemar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedTest {
  private static Paired single(int onlyHere, int onlyBaseline, int neither) {
    int all = onlyHere + onlyBaseline + neither;
    Paired paired = new Paired(all);
    for (int i = 0; i < all; i++) {
      boolean here = i < onlyHere;
      boolean baseline = !here && i < onlyHere + onlyBaseline;
      paired.add(i, 1, here ? 1 : 0, baseline ? 1 : 0);
    }
    return paired;
  }

  @ParameterizedTest
  @CsvSource({"9, 2", "5, 5", "30, 12"})
  void pValue_singleTrials_isHalfOfMcNemarsExactTest(int here, int baseline) {
    double twoSided = Math.min(1, 2 * single(here, baseline, 50).pValue(true));
    assertThat(twoSided).isCloseTo(new McNemar(baseline, here).exactP(), within(1e-12));
  }

  @Test
  void pValue_noDifference_isOne() {
    assertThat(single(0, 0, 30).pValue(true)).isEqualTo(1);
    assertThat(single(0, 0, 30).change()).hasValue(0);
  }

  @Test
  void bounds_holdTheChangeAndTurnWithTheRuns() {
    Interval one = single(9, 2, 50).bounds();
    Interval other = single(2, 9, 50).bounds();
    assertThat(one.lower()).isCloseTo(-other.upper(), within(1e-12));
    assertThat(one.upper()).isCloseTo(-other.lower(), within(1e-12));
    assertThat(single(9, 2, 50).change().orElseThrow()).isBetween(one.lower(), one.upper());
  }

  /** The allowance is three standard errors of 2,000 draws. */
  @ParameterizedTest
  @CsvSource({"1, 0", "5, 0", "5, 0.5", "12, 0.5", "6, 1"})
  void pValue_runsAlike_keepsItsLevel(int size, double shared) {
    SplittableRandom random = new SplittableRandom(5);
    int draws = 2_000;
    int called = 0;
    for (int i = 0; i < draws; i++) {
      called += drawn(random, size, shared).pValue(true) <= 0.05 ? 1 : 0;
    }
    assertThat((double) called / draws)
        .isLessThanOrEqualTo(0.05 + 3 * Math.sqrt(0.05 * 0.95 / draws));
  }

  /** 60 units whose trials fail by the luck of the unit in part, another for each run. */
  private static Paired drawn(SplittableRandom random, int size, double shared) {
    Paired paired = new Paired(60);
    for (int g = 0; g < 60; g++) {
      double[] unit = {random.nextDouble(), random.nextDouble()};
      int trials = size == 1 ? 1 : 1 + random.nextInt(2 * size - 1);
      for (int t = 0; t < trials; t++) {
        int[] event = new int[2];
        for (int run = 0; run < 2; run++) {
          double luck = random.nextDouble() < shared ? unit[run] : random.nextDouble();
          event[run] = luck < 0.15 ? 1 : 0;
        }
        paired.add(g, 1, event[0], event[1]);
      }
    }
    return paired;
  }
}

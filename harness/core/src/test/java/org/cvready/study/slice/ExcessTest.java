package org.cvready.study.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcessTest {
  /** Slice and rest of trials that stand alone. */
  private static Excess single(int sliceEvents, int slice, int restEvents, int rest) {
    int[] inside = new int[slice + rest];
    int[] outside = new int[slice + rest];
    int[] insideEvents = new int[slice + rest];
    int[] outsideEvents = new int[slice + rest];
    for (int i = 0; i < slice + rest; i++) {
      inside[i] = i < slice ? 1 : 0;
      outside[i] = 1 - inside[i];
      insideEvents[i] = i < sliceEvents ? 1 : 0;
      outsideEvents[i] = i >= slice && i < slice + restEvents ? 1 : 0;
    }
    return new Excess(new Counted(inside, insideEvents), new Counted(outside, outsideEvents));
  }

  /** R. A. Fisher's lady tasting tea: three of four cups right, (16 + 1) / 70. */
  @Test
  void pValue_singleTrials_isFishersExactTest() {
    assertThat(single(3, 4, 1, 4).pValue()).isCloseTo(17.0 / 70, within(1e-12));
    assertThat(single(3, 4, 1, 4).designEffect()).isEqualTo(1);
    assertThat(single(0, 4, 1, 4).pValue()).isEqualTo(1);
  }

  @Test
  void pValue_moreEventsInTheSlice_isSmaller() {
    double before = 1;
    for (int events = 0; events <= 20; events++) {
      double p = single(events, 20, 6, 60).pValue();
      assertThat(p).as(events + " events").isLessThanOrEqualTo(before);
      before = p;
    }
  }

  @Test
  void pValue_eventsThatComeTogether_areWorthLess() {
    int[] trials = {4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    int[] others = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4};
    int[] none = new int[20];
    int[] together = {4, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    int[] apart = {1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    Counted rest = new Counted(others, none);
    double lumped = new Excess(new Counted(trials, together), rest).pValue();
    double spread = new Excess(new Counted(trials, apart), rest).pValue();
    assertThat(lumped).isGreaterThan(0.05).isGreaterThan(10 * spread);
  }

  /**
   * Of slices that differ in nothing from the rest, whose units fail together, no more than the
   * level may be called; the allowance is three standard errors of 2,000 draws.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0.1",
    "5, 0, 0.1",
    "5, 0.3, 0.1",
    "5, 0.3, 0.02",
    "12, 0.5, 0.3",
    "3, 1, 0.05"
  })
  void pValue_noDifference_keepsItsLevel(int size, double shared, double rate) {
    SplittableRandom random = new SplittableRandom(11);
    int draws = 2_000;
    int[] called = new int[2];
    double[] levels = {0.05, 0.005};
    for (int i = 0; i < draws; i++) {
      double p = drawn(random, size, shared, rate).pValue();
      for (int l = 0; l < levels.length; l++) {
        called[l] += p <= levels[l] ? 1 : 0;
      }
    }
    for (int l = 0; l < levels.length; l++) {
      double error = Math.sqrt(levels[l] * (1 - levels[l]) / draws);
      assertThat((double) called[l] / draws)
          .as("share called at " + levels[l])
          .isLessThanOrEqualTo(levels[l] + 3 * error);
    }
  }

  /** 100 units, a quarter of them the slice. */
  private static Excess drawn(SplittableRandom random, int size, double shared, double rate) {
    int[][] trials = new int[2][100];
    int[][] events = new int[2][100];
    for (int g = 0; g < 100; g++) {
      int side = g < 25 ? 0 : 1;
      double unit = random.nextDouble();
      trials[side][g] = size == 1 ? 1 : 1 + random.nextInt(2 * size - 1);
      for (int t = 0; t < trials[side][g]; t++) {
        double luck = random.nextDouble() < shared ? unit : random.nextDouble();
        events[side][g] += luck < rate ? 1 : 0;
      }
    }
    return new Excess(new Counted(trials[0], events[0]), new Counted(trials[1], events[1]));
  }

  @Test
  void of_sliceWithoutTrials_isRefused() {
    Counted none = new Counted(new int[1], new int[1]);
    Counted some = new Counted(new int[] {1}, new int[1]);
    assertThatThrownBy(() -> new Excess(none, some))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("slice and rest must have trials, got 0 and 1");
  }
}

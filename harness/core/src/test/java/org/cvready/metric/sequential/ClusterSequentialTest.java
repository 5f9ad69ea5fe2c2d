package org.cvready.metric.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cvready.metric.interval.ClusteredCounts;
import org.cvready.metric.sequential.GroupSequential.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterSequentialTest {
  private static ClusterSequential test(double power) {
    int[] looks = GroupSequential.spread(100, 8);
    return ClusterSequential.of(looks, 0.1, new ErrorSpending(0.05, power), false);
  }

  private static ClusteredCounts counts(int units, int trials, int events) {
    ClusteredCounts.Builder builder = new ClusteredCounts.Builder();
    for (int i = 0; i < units; i++) {
      builder.add(trials, i < events ? 1 : 0);
    }
    return builder.build();
  }

  @ParameterizedTest
  @CsvSource({"1", "1.5", "3"})
  void levels_ofAllLooks_spendAlpha(double power) {
    ClusterSequential test = test(power);

    double spent = IntStream.range(0, test.looks()).mapToDouble(i -> 1 - test.levelAt(i)).sum();
    assertThat(spent).isCloseTo(0.05, within(1e-12));
  }

  @Test
  void at_fewEvents_passesAndMoreEventsNever() {
    ClusterSequential test = test(1.5);

    ClusteredCounts rest = counts(0, 3, 0);
    assertThat(test.at(7, counts(100, 3, 6), rest)).isEqualTo(Answer.PASS);
    assertThat(test.at(7, counts(100, 3, 40), rest)).isEqualTo(Answer.ABANDON);
  }

  @Test
  void at_hopelessEarly_abandons() {
    ClusterSequential test = test(1.5);

    assertThat(test.at(1, counts(25, 3, 2), counts(75, 3, 0))).isEqualTo(Answer.CONTINUE);
    // 50 of the 300 trials there will be are more than 10 % already.
    assertThat(test.at(3, counts(50, 3, 50), counts(50, 3, 0))).isEqualTo(Answer.ABANDON);
  }

  /** Whole images missed or not at all: the mean of an e-value is at most 1 on the limit. */
  @ParameterizedTest
  @CsvSource({"0, 1", "0.5, 2", "1, 3"})
  void above_onTheLimit_hasMeanOfAtMostOne(double together, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double sum = 0;
    int exceeds = 0;
    int replications = 4000;
    for (int i = 0; i < replications; i++) {
      ClusterEvidence evidence = new ClusterEvidence(0.1, 5);
      boolean exceeded = false;
      for (int unit = 0; unit < 60; unit++) {
        int trials = 1 + random.nextInt(5);
        boolean whole = random.nextDouble() < together;
        boolean bad = random.nextDouble() < 0.1;
        int events = 0;
        for (int j = 0; j < trials; j++) {
          boolean alone = random.nextDouble() < 0.1;
          boolean missed = whole ? bad : alone;
          events += missed ? 1 : 0;
        }
        evidence.add(trials, events);
        exceeded |= evidence.above() >= 20;
      }
      sum += Math.min(100, evidence.above());
      exceeds += exceeded ? 1 : 0;
    }
    assertThat(sum / replications).isLessThan(1.15);
    // Ville's inequality at any time, and three standard errors of .0034.
    assertThat((double) exceeds / replications).isLessThan(0.061);
  }

  @Test
  void of_badValues_areRefused() {
    ErrorSpending spending = ErrorSpending.late(0.05);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterSequential.of(new int[] {5, 5}, 0.1, spending, false))
        .withMessageContaining("must rise");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterSequential.of(new int[] {5}, 1, spending, false))
        .withMessageContaining("(0, 1)");
    assertThatIllegalArgumentException().isThrownBy(() -> new ErrorSpending(0.05, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new ClusterEvidence(0.1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ClusterEvidence(0.1, 2).add(3, 1));
  }
}

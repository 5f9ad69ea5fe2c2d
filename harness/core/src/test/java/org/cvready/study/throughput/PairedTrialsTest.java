package org.cvready.study.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.cvready.model.ModelOptions;
import org.cvready.study.throughput.PairedTrials.Candidate;
import org.cvready.study.throughput.PairedTrials.Pair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairedTrialsTest {
  private static final Pair PAIR =
      new Pair(
          new Setting(1, 1, 1),
          new Candidate(
              "2 threads in place of 1",
              ModelOptions.of(Path.of("model.onnx")),
              new Setting(2, 1, 1),
              true),
          10);

  @Test
  void compare_ofConstantSpeeds_isExact() {
    SettingTrial trial =
        PairedTrials.compare(PAIR, new double[] {10, 10, 10}, new double[] {20, 20, 20});
    assertThat(trial.ratio()).isCloseTo(2, within(1e-12));
    assertThat(trial.lower()).isCloseTo(2, within(1e-12));
    assertThat(trial.upper()).isCloseTo(2, within(1e-12));
    assertThat(trial.baseImagesPerSecond()).isCloseTo(10, within(1e-12));
    assertThat(trial.change()).isEqualTo("2 threads in place of 1");
    assertThat(trial.faster()).isTrue();
  }

  @Test
  void compare_ofTwoRounds_usesStudentsInterval() {
    // Logarithms 0 and 1: mean 0.5, standard error 0.5; t(0.975, 1) = 12.7062 (any t table).
    SettingTrial trial =
        PairedTrials.compare(PAIR, new double[] {5, 5}, new double[] {5, 5 * Math.E});
    assertThat(Math.log(trial.ratio())).isCloseTo(0.5, within(1e-12));
    assertThat(Math.log(trial.upper()) - 0.5).isCloseTo(0.5 * 12.7062, within(1e-4));
    assertThat(0.5 - Math.log(trial.lower())).isCloseTo(0.5 * 12.7062, within(1e-4));
    assertThat(trial.faster()).isFalse();
    assertThat(trial.slower()).isFalse();
  }

  @Test
  void against_anotherSetting_namesWhatDiffers() {
    Setting base = new Setting(1, 2, 1);
    assertThat(new Setting(4, 1, 8).against(base))
        .isEqualTo(
            "4 threads in place of 1 and 1 intra-op thread in place of 2 and batches of 8 in place"
                + " of 1");
    assertThat(base.against(base)).isEqualTo("the same setting");
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void compare_theOtherWayRound_isTheReciprocal(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] one = random.doubles(9, 50, 100).toArray();
    double[] other = random.doubles(9, 70, 120).toArray();
    SettingTrial forth = PairedTrials.compare(PAIR, one, other);
    SettingTrial back = PairedTrials.compare(PAIR, other, one);
    assertThat(forth.ratio() * back.ratio()).as("seed %d", seed).isCloseTo(1, within(1e-9));
    assertThat(forth.lower() * back.upper()).as("seed %d", seed).isCloseTo(1, within(1e-9));
  }
}

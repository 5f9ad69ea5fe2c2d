package org.cvready.perturb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RandomStreamsTest {
  @Test
  void of_sameThree_givesSameNumbers() {
    RandomGenerator a = RandomStreams.of(5, "0412", "glare");
    RandomGenerator b = RandomStreams.of(5, "0412", "glare");

    for (int i = 0; i < 100; i++) {
      assertThat(a.nextLong()).isEqualTo(b.nextLong());
    }
  }

  @Test
  void of_anyOtherOfTheThree_givesAnotherStream() {
    Set<Long> first = new HashSet<>();
    first.add(RandomStreams.of(5, "0412", "glare").nextLong());
    first.add(RandomStreams.of(6, "0412", "glare").nextLong());
    first.add(RandomStreams.of(5, "0413", "glare").nextLong());
    first.add(RandomStreams.of(5, "0412", "glare2").nextLong());
    first.add(RandomStreams.of(5, "0412g", "lare").nextLong());

    assertThat(first).hasSize(5);
  }

  /** Pinned, so that certificates of one version stay comparable with those of the next. */
  @Test
  void of_knownStream_staysAsPublished() {
    assertThat(RandomStreams.of(20261121, "0412", "glare").nextLong())
        .isEqualTo(-4075179053956847651L);
  }

  /**
   * Expected values are those of the standard normal distribution; bounds are 5 standard errors.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void next_manyDraws_haveNormalMoments(long seed) {
    RandomGenerator random = RandomStreams.of(seed, "", "");
    int n = 1_000_000;
    double[] power = new double[5];
    for (int i = 0; i < n; i++) {
      double x = NormalDraws.next(random);
      double p = 1;
      for (int k = 0; k < power.length; k++) {
        power[k] += p / n;
        p *= x;
      }
    }
    // Variances of x^k: 1, 2, 15, 96.
    assertThat(power[1]).isEqualTo(0, within(5 * Math.sqrt(1.0 / n)));
    assertThat(power[2]).isEqualTo(1, within(5 * Math.sqrt(2.0 / n)));
    assertThat(power[3]).isEqualTo(0, within(5 * Math.sqrt(15.0 / n)));
    assertThat(power[4]).isEqualTo(3, within(5 * Math.sqrt(96.0 / n)));
  }

  /**
   * Upper tail probabilities of the normal distribution, from tables; 3.7 lies in the tail code.
   */
  @ParameterizedTest
  @CsvSource({
    "0, 0.5",
    "0.5, 0.30853754",
    "1, 0.15865525",
    "2, 0.02275013",
    "3, 1.3498980e-3",
    "3.7, 1.0779973e-4",
    "-1.5, 0.93319280"
  })
  void next_manyDraws_exceedAsOftenAsTheTableSays(double x, double probability) {
    RandomGenerator random = RandomStreams.of(11, "tail", "normal");
    int n = 2_000_000;
    int above = 0;
    for (int i = 0; i < n; i++) {
      above += NormalDraws.next(random) > x ? 1 : 0;
    }
    double error = Math.sqrt(probability * (1 - probability) / n);
    assertThat((double) above / n).isEqualTo(probability, within(5 * error));
  }
}

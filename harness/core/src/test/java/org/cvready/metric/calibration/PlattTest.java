package org.cvready.metric.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlattTest {
  /** 20,000 draws: the spread of a fitted slope is about .02 (Fisher information), so .1 is 5. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void fit_outcomesOfALogisticLaw_findsTheLaw(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = new double[20_000];
    boolean[] right = new boolean[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = 6 * random.nextDouble() - 3;
      right[i] = random.nextDouble() < 1 / (1 + Math.exp(-(0.7 * x[i] - 0.5)));
    }
    Platt fit = Platt.fit(x, right).orElseThrow();

    assertThat(fit.slope()).isCloseTo(0.7, within(0.1));
    assertThat(fit.intercept()).isCloseTo(-0.5, within(0.1));
  }

  /** The slope of the likelihood is nought at the fit: sums of targets and of fits are equal. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void fit_anyOutcomes_meetsTheNormalEquations(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int count = 30 + random.nextInt(100);
    double[] x = random.doubles(count, -4, 4).toArray();
    boolean[] right = new boolean[count];
    int rights = 0;
    for (int i = 0; i < count; i++) {
      right[i] = i % 3 == 0 || x[i] > 3;
      rights += right[i] ? 1 : 0;
    }
    Platt fit = Platt.fit(x, right).orElseThrow();
    double sum = 0;
    double weighted = 0;
    for (int i = 0; i < count; i++) {
      double target = right[i] ? (rights + 1.0) / (rights + 2) : 1.0 / (count - rights + 2);
      sum += fit.at(x[i]) - target;
      weighted += x[i] * (fit.at(x[i]) - target);
    }

    assertThat(sum).isCloseTo(0, within(1e-6));
    assertThat(weighted).isCloseTo(0, within(1e-6));
  }

  @Test
  void fit_separatedOutcomes_staysFinite() {
    Platt fit =
        Platt.fit(new double[] {-2, -1, 1, 2}, new boolean[] {false, false, true, true})
            .orElseThrow();

    assertThat(fit.slope()).isPositive().isFinite();
    assertThat(fit.at(2)).isGreaterThan(fit.at(-2));
  }

  @Test
  void fit_oneOutcomeOnly_isEmpty() {
    assertThat(Platt.fit(new double[] {1, 2}, new boolean[] {true, true})).isEmpty();
  }
}

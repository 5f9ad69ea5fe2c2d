package org.cvready.study.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.cvready.perturb.catalogue.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LadderTest {
  @ParameterizedTest
  @CsvSource({
    "EXPOSURE, 0, -3, 12", "EXPOSURE, 0, 2, 7", "COLOUR_TEMPERATURE, 6504, 1900, 16",
    "FOG_VISIBILITY, 10000, 50, 9", "GLARE, -6, 4, 5", "JPEG_QUALITY, 100, 5, 20",
    "INTERLACING, 0, 16, 40", "GAMMA, 1, 0.4, 3", "TINT, 0, -0.045, 8"
  })
  void of_anyRange_leavesNearAndEndsAtFar(Catalogue entry, double near, double far, int steps) {
    Ladder ladder = Ladder.of(entry.perturbation(), near, far, steps, 7);

    List<Double> rungs = ladder.rungs();
    assertThat(ladder.far()).isEqualTo(far);
    assertThat(rungs).hasSizeBetween(1, steps);
    assertThat(ladder.between()).hasSameSizeAs(rungs);
    assertThat(ladder.gapOrder()).hasSameSizeAs(rungs).doesNotHaveDuplicates();
    assertThat(ladder.side()).isEqualTo(far < near ? Side.DOWN : Side.UP);
    double last = near;
    for (int i = 0; i < rungs.size(); i++) {
      double from = last;
      double to = rungs.get(i);
      assertThat(Math.abs(to - near)).isGreaterThan(Math.abs(from - near));
      ladder
          .between()
          .get(i)
          .ifPresent(
              drawn -> assertThat(drawn).isStrictlyBetween(Math.min(from, to), Math.max(from, to)));
      entry.scale().check(entry.key(), to);
      last = to;
    }
  }

  @Test
  void of_kelvin_stepsEvenlyInMired() {
    List<Double> rungs =
        Ladder.of(Catalogue.COLOUR_TEMPERATURE.perturbation(), 6504, 2500, 5, 1).rungs();

    // (1e6/2500 - 1e6/6504) / 5 = 49.25 mired a step.
    for (int i = 1; i < rungs.size(); i++) {
      assertThat(1e6 / rungs.get(i) - 1e6 / rungs.get(i - 1)).isCloseTo(49.25, within(0.1));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void of_otherSeed_drawsOtherMagnitudesBetweenTheSameRungs(long seed) {
    Ladder one = Ladder.of(Catalogue.EXPOSURE.perturbation(), 0, -3, 12, seed);
    Ladder again = Ladder.of(Catalogue.EXPOSURE.perturbation(), 0, -3, 12, seed);
    Ladder other = Ladder.of(Catalogue.EXPOSURE.perturbation(), 0, -3, 12, seed + 100);

    assertThat(again).isEqualTo(one);
    assertThat(other.rungs()).isEqualTo(one.rungs());
    assertThat(other.between()).isNotEqualTo(one.between());
    assertThat(one.between()).doesNotContain(OptionalDouble.empty());
  }
}

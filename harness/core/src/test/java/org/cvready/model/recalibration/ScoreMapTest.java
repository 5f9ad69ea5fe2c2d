package org.cvready.model.recalibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.cvready.model.recalibration.ScoreMap.Method;
import org.junit.jupiter.api.Test;

class ScoreMapTest {
  @Test
  void at_temperatureOne_isTheScoreItself() {
    ScoreMap one = ScoreMap.ofLogit(Method.TEMPERATURE, 1, 0);
    for (int i = 1; i < 1000; i++) {
      assertThat(one.at(i / 1000.0)).isCloseTo(i / 1000.0, within(1e-12));
    }
    assertThat(ScoreMap.UNCHANGED.at(0.3)).isEqualTo(0.3);
  }

  @Test
  void mergedFrom_scoreOnALevelPart_isWhereThePartBegins() {
    ScoreMap map =
        new ScoreMap(
            Method.ISOTONIC, 1, 0, List.of(0.1, 0.3, 0.6, 0.9), List.of(0.2, 0.5, 0.5, 0.8));

    assertThat(map.mergedFrom(0.5)).hasValue(0.3);
    assertThat(map.mergedFrom(0.3)).isEmpty();
    assertThat(map.mergedFrom(0.7)).isEmpty();
    assertThat(map.mergedFrom(0.05)).hasValue(0);
    assertThat(map.at(0.2)).isCloseTo(0.35, within(1e-12));
    assertThat(ScoreMap.ofLogit(Method.PLATT, 2, 1).mergedFrom(0.5)).isEmpty();
  }

  @Test
  void new_fallingKnots_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ScoreMap(
                    Method.ISOTONIC, 1, 0, Arrays.asList(0.1, 0.2), Arrays.asList(0.5, 0.4)))
        .withMessage(
            "knots must be in [0, 1], scores rising and probabilities not falling, got 0.4 at 0.2");
  }

  @Test
  void among_classNames_areTheirMapsInTheirOrder() {
    ScoreMap platt = ScoreMap.ofLogit(Method.PLATT, 2, 1);
    Recalibration maps =
        new Recalibration("set", 0.5, 0.05, new TreeMap<>(), List.of(new ClassMap("b", platt)));

    assertThat(maps.missing(List.of("a", "b"))).containsExactly("a");
    assertThat(maps.among(List.of("a", "b")).at(0, 0.3)).isEqualTo(0.3);
    assertThat(maps.among(List.of("a", "b")).at(1, 0.3)).isEqualTo(platt.at(0.3));
    assertThat(maps.among(List.of("a", "b")).at(2, 0.3)).as("a class beyond").isEqualTo(0.3);
    assertThat(ScoreMaps.NONE.isNone()).isTrue();
  }
}

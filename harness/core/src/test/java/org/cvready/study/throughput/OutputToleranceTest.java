package org.cvready.study.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputToleranceTest {
  private static final OutputTolerance TOLERANCE = new OutputTolerance(0.5, 0.01);
  private static final Detection ONE = new Detection(new Box(10, 20, 30, 40), 1, 0.5);

  @ParameterizedTest
  @CsvSource({
    "0,0,0, 1, 0,     true",
    "0.4,0,0, 1, 0,   true",
    "0.6,0,0, 1, 0,   false",
    "0,-0.6,0, 1, 0,  false",
    "0,0,0.6, 1, 0,   false",
    "0,0,0, 1, 0.009, true",
    "0,0,0, 1, 0.011, false",
    "0,0,0, 2, 0,     false"
  })
  void difference_ofOneMovedDetection_isWhatTheToleranceSays(
      double dx, double dy, double wider, int classIndex, double higher, boolean same) {
    Detection moved =
        new Detection(new Box(10 + dx, 20 + dy, 30 + wider, 40), classIndex, 0.5 + higher);
    assertThat(TOLERANCE.difference(List.of(ONE), List.of(moved), 0).isEmpty()).isEqualTo(same);
    assertThat(TOLERANCE.difference(List.of(moved), List.of(ONE), 0).isEmpty()).isEqualTo(same);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void difference_ofTheSameInAnotherOrder_isNone(long seed) {
    Random random = new Random(seed);
    List<Detection> some = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      some.add(
          new Detection(new Box(100 * random.nextDouble(), i, 10, 10), i % 3, random.nextDouble()));
    }
    List<Detection> others = new ArrayList<>(some);
    Collections.shuffle(others, random);
    assertThat(TOLERANCE.difference(some, others, 0)).as("seed %d", seed).isEmpty();
  }

  @Test
  void difference_ofALostOrAddedDetection_namesIt() {
    assertThat(TOLERANCE.difference(List.of(ONE), List.of(), 0))
        .hasValue("lacks a detection of class 1 with score 0.500 at [10.0, 20.0, 40.0, 60.0]");
    assertThat(TOLERANCE.difference(List.of(), List.of(ONE), 0))
        .get()
        .asString()
        .startsWith("has a detection of class 1");
    assertThat(TOLERANCE.difference(List.of(ONE), List.of(ONE, ONE), 0)).isPresent();
  }

  @Test
  void difference_atTheFloor_mayBeMissing() {
    assertThat(TOLERANCE.difference(List.of(ONE), List.of(), 0.495)).isEmpty();
    assertThat(TOLERANCE.difference(List.of(ONE), List.of(), 0.489)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "NaN, 0", "0, 2", "0, NaN"})
  void tolerance_ofImpossibleNumbers_isRefused(double pixels, double score) {
    assertThatThrownBy(() -> new OutputTolerance(pixels, score))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tolerance must be at least 0");
  }
}

package org.cvready.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxTest {
  private static Box randomBox(RandomGenerator random) {
    return new Box(
        random.nextDouble(-20, 80),
        random.nextDouble(-20, 80),
        random.nextDouble(0.1, 60),
        random.nextDouble(0.1, 60));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void iou_ofRandomBoxes_isSymmetricAndInRange(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int i = 0; i < 1_000; i++) {
      Box a = randomBox(random);
      Box b = randomBox(random);
      assertThat(a.iou(b)).isEqualTo(b.iou(a)).isBetween(0.0, 1.0);
      assertThat(a.iou(a)).isCloseTo(1, within(1e-12));
    }
  }

  @ParameterizedTest(name = "width {0}")
  @ValueSource(doubles = {0, -1})
  void iou_ofBoxWithoutExtent_isZero(double width) {
    Box empty = new Box(5, 5, width, 10);
    assertThat(empty.iou(new Box(0, 0, 20, 20))).isZero();
    assertThat(empty.isEmpty()).isTrue();
  }

  @ParameterizedTest(name = "x {0}")
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void box_ofNumbersThatAreNotFinite_isRefused(double x) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Box(x, 0, 1, 1))
        .withMessageContaining("must be finite");
  }
}

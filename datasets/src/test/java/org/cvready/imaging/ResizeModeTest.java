package org.cvready.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cvready.vision.Box;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResizeModeTest {
  /** Ultralytics: ratio 1.28, content 640 x 479, bars of round(80.5 - 0.1) = 80 above. */
  @Test
  void place_letterboxWithOddRest_roundsTheFirstBarDown() {
    Placement at = ResizeMode.LETTERBOX.place(500, 374, 640, 640);
    assertThat(at.contentWidth()).isEqualTo(640);
    assertThat(at.contentHeight()).isEqualTo(479);
    assertThat(at.left()).isZero();
    assertThat(at.top()).isEqualTo(80);
    assertThat(at.scaleX()).isEqualTo(1.28).isEqualTo(at.scaleY());
  }

  /** YOLOX: int(427 * 0.65) = 277 of 277.55. */
  @Test
  void place_topLeft_cutsTheRestOff() {
    Placement at = ResizeMode.TOP_LEFT.place(640, 427, 416, 416);
    assertThat(at).isEqualTo(new Placement(0.65, 0.65, 0, 0, 416, 277));
  }

  @Test
  void place_stretch_scalesBothWaysApart() {
    Placement at = ResizeMode.STRETCH.place(1600, 898, 320, 240);
    assertThat(at).isEqualTo(new Placement(0.2, 240.0 / 898, 0, 0, 320, 240));
  }

  @ParameterizedTest
  @EnumSource
  void place_stripOfOnePixel_keepsAtLeastOnePixel(ResizeMode mode) {
    Placement at = mode.place(10_000, 1, 64, 64);
    assertThat(at.contentHeight()).isPositive();
    assertThat(at.top() + at.contentHeight()).isLessThanOrEqualTo(64);
  }

  @ParameterizedTest
  @EnumSource
  void toSource_afterToFrame_isTheIdentity(ResizeMode mode) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    for (int i = 0; i < 500; i++) {
      int width = random.nextInt(1, 3000);
      int height = random.nextInt(1, 3000);
      Placement at = mode.place(width, height, 640, 352);
      Box box = new Box(random.nextDouble(width), random.nextDouble(height), 7, 11);
      Box frame = at.toFrame(box);
      Box back = at.toSource(frame.x(), frame.y(), frame.right(), frame.bottom());
      assertThat(back.x()).isCloseTo(box.x(), within(1e-6));
      assertThat(back.y()).isCloseTo(box.y(), within(1e-6));
      assertThat(back.width()).isCloseTo(7, within(1e-6));
      assertThat(back.height()).isCloseTo(11, within(1e-6));
      assertThat(at.left() + at.contentWidth()).isLessThanOrEqualTo(640);
      assertThat(at.top() + at.contentHeight()).isLessThanOrEqualTo(352);
    }
  }
}

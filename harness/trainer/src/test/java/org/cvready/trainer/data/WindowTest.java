package org.cvready.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void around_anObject_liesInThePictureAndHoldsIt(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 1_000; i++) {
      float width = 1 + random.nextInt(60);
      float height = 1 + random.nextInt(60);
      float x = width / 2 + random.nextInt((int) (100 - width));
      float y = height / 2 + random.nextInt((int) (100 - height));
      Target target = new Target(x, y, width, height, 0);
      Window window = Window.around(target, 100, 64, random);
      assertThat(window.left()).isBetween(0, 36);
      assertThat(window.top()).isBetween(0, 36);
      Target cut = window.cut(target).orElseThrow();
      assertThat(cut.width()).isEqualTo(width);
      assertThat(cut.height()).isEqualTo(height);
      assertThat(cut.x()).isEqualTo(x - window.left());
    }
  }

  @Test
  void around_anObjectLargerThanTheWindow_showsAsMuchAsFits() {
    Target wide = new Target(50, 50, 90, 10, 1);
    Window window = Window.around(wide, 100, 64, new SplittableRandom(1));
    assertThat(window.cut(wide).orElseThrow().width()).isEqualTo(64);
  }

  @Test
  void cut_ofAnObjectMostlyOutside_isEmpty() {
    Window window = new Window(20, 0, 64);
    // From 10 to 30: half is seen; from 5 to 25: a quarter.
    assertThat(window.cut(new Target(20, 10, 20, 20, 0))).contains(new Target(5, 10, 10, 20, 0));
    assertThat(window.cut(new Target(15, 10, 20, 20, 0))).isEmpty();
  }

  @Test
  void anywhere_ofTheWholePicture_isThePicture() {
    assertThat(Window.anywhere(64, 64, new SplittableRandom(1))).isEqualTo(new Window(0, 0, 64));
  }
}

package org.cvready.perturb.optics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.cvready.perturb.RandomStreams;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;

class MotionBlurTest {
  private static Image blur(Image image, int severity, double angle) {
    return new MotionBlur(angle, angle)
        .apply(image, severity, RandomStreams.of(0, "", "motion_blur"))
        .image();
  }

  /** The reference leaves out weights that fall outside: 32 pixels, severity 5, white gives 247. */
  @Test
  void apply_pictureSmallerThanSmear_darkensAsTheReferenceDoes() {
    byte[] white = new byte[3 * 32 * 32];
    Arrays.fill(white, (byte) 255);

    Image result = blur(Image.copyOf(32, 32, white), 5, 0);

    assertThat(result.sample(5, 5, 0)).isEqualTo(247);
  }

  /** By the rule: tap i reads i pixels to the right, with weight exp(-i²/18) over their sum. */
  @Test
  void apply_brightColumn_smearsToTheLeft() {
    byte[] rgb = new byte[3 * 40 * 3];
    for (int y = 0; y < 3; y++) {
      rgb[3 * (40 * y + 30)] = (byte) 255;
    }
    double sum = 0;
    for (int i = 0; i <= 20; i++) {
      sum += Math.exp(-i * i / 18.0);
    }

    Image result = blur(Image.copyOf(40, 3, rgb), 1, 0);

    assertThat(result.sample(31, 1, 0)).isZero();
    for (int i = 0; i < 10; i++) {
      assertThat(result.sample(30 - i, 1, 0))
          .isEqualTo((int) (255 * Math.exp(-i * i / 18.0) / sum));
      assertThat(result.sample(30 - i, 1, 1)).isZero();
    }
  }

  @Test
  void construct_anglesInWrongOrder_saysTheRule() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MotionBlur(5, 4))
        .withMessageContaining("least <= greatest <= 180, got [5.0, 4.0]");
  }
}

package org.cvready.perturb.digital;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.RandomStreams;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitalTest {
  private static Image apply(Perturbation perturbation, Image image, double strength) {
    return perturbation
        .apply(image, strength, RandomStreams.of(0, "a", perturbation.name()))
        .image();
  }

  private static Image texture(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    new SplittableRandom(4).nextBytes(rgb);
    return Image.copyOf(width, height, rgb);
  }

  /** Half dark, half bright, with a vertical edge before column {@code width / 2}. */
  private static Image edge(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i / 3 % width < width / 2 ? 100 : 150);
    }
    return Image.copyOf(width, height, rgb);
  }

  /** The severities of jpeg are qualities 25, 18, 15, 10 and 7. */
  @ParameterizedTest
  @CsvSource({"25, 1", "18, 2", "15, 3", "10, 4", "7, 5"})
  void jpegQuality_qualityOfASeverity_equalsJpeg(int quality, int severity) {
    Image image = texture(61, 45);

    Image expected = apply(new Jpeg(), image, severity);

    assertThat(apply(new JpegQuality(), image, quality).samePixels(expected)).isTrue();
  }

  @Test
  void webp_file_isALossyOneAndDecodesToTheSameSize() {
    Image image = texture(37, 19);
    byte[] file = LossyFile.webp(image, 50, "webp_quality");

    // RFC 9649: "RIFF", the length, "WEBP", and "VP8 " for the lossy format.
    assertThat(Arrays.copyOfRange(file, 8, 16)).asString().isEqualTo("WEBPVP8 ");
    assertThat(LossyFile.decode(file, image, new Workspace()).width()).isEqualTo(37);
  }

  /** Checkers of one pixel vanish in the means of 2 x 2. */
  @Test
  void resizeRoundTrip_finestCheckers_becomeGrey() {
    byte[] rgb = new byte[3 * 16 * 16];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) ((i / 3 % 16 + i / 48) % 2 == 0 ? 100 : 140);
    }
    Image result = apply(new ResizeRoundTrip(), Image.copyOf(16, 16, rgb), 2);

    for (int i = 0; i < 256; i++) {
      assertThat(result.sample(i % 16, i / 16, 0)).isEqualTo(120);
    }
  }

  /**
   * Beside a step of 50 levels the blur is half a pixel into the other side, Phi(-.5 / 1.5) = .3694
   * of the step; so both sides overshoot by that times the amount: 18 at 100 %.
   */
  @Test
  void sharpening_step_overshootsOnBothSides() {
    Image result = apply(new SharpeningHalo(), edge(40, 9), 100);

    assertThat(result.sample(19, 4, 1)).isBetween(100 - 20, 100 - 17);
    assertThat(result.sample(20, 4, 1)).isBetween(150 + 17, 150 + 20);
    assertThat(result.sample(2, 4, 1)).isEqualTo(100);
    assertThat(result.sample(37, 4, 1)).isEqualTo(150);
  }
}

package org.cvready.perturb.optics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.cvready.perturb.LinearLight;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.RandomStreams;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Blur in linear light, and colour fringes. */
class LensTest {
  private static final int SIDE = 101;

  private static Image apply(Perturbation perturbation, Image image, double strength) {
    return perturbation
        .apply(image, strength, RandomStreams.of(1, "a", perturbation.name()))
        .image();
  }

  private static Stream<Perturbation> blurs() {
    return Stream.of(
        new Defocus(),
        new LineMotion(),
        new LineMotion(LineMotion.STANDARD.with("direction_degrees", 90)),
        new LineMotion(LineMotion.STANDARD.with("direction_degrees", -35)),
        new CameraShake());
  }

  private static Image grey(int value) {
    byte[] rgb = new byte[3 * SIDE * SIDE];
    Arrays.fill(rgb, (byte) value);
    return Image.copyOf(SIDE, SIDE, rgb);
  }

  /** A white square of five pixels in the middle of a black picture. */
  private static Image square() {
    byte[] rgb = new byte[3 * SIDE * SIDE];
    for (int y = SIDE / 2 - 2; y <= SIDE / 2 + 2; y++) {
      int from = 3 * (y * SIDE + SIDE / 2 - 2);
      Arrays.fill(rgb, from, from + 15, (byte) 255);
    }
    return Image.copyOf(SIDE, SIDE, rgb);
  }

  private static Moments moments(Image image) {
    double sum = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
      double light = LinearLight.ofSample(image.sample(i % SIDE, i / SIDE, 0));
      int right = i % SIDE - SIDE / 2;
      int down = i / SIDE - SIDE / 2;
      sum += light;
      x += light * right;
      y += light * down;
      xx += light * right * right;
      yy += light * down * down;
    }
    return new Moments(sum, x / sum, y / sum, xx / sum, yy / sum);
  }

  /** Light, its middle against the middle of the picture, and its mean squared distance. */
  private record Moments(double light, double x, double y, double xx, double yy) {}

  @ParameterizedTest
  @MethodSource("blurs")
  void apply_evenPicture_staysAsItIs(Perturbation blur) {
    for (int value : new int[] {0, 1, 2, 17, 128, 254, 255}) {
      for (int severity = 1; severity <= 5; severity++) {
        Image result = apply(blur, grey(value), blur.scale().ofSeverity(severity));
        assertThat(result.samePixels(grey(value))).isTrue();
      }
    }
  }

  /** Blur loses no light and moves none; the light that rounding to 8 bits takes is the play. */
  @ParameterizedTest
  @MethodSource("blurs")
  void apply_brightSquare_keepsItsLightAndItsPlace(Perturbation blur) {
    for (int severity = 1; severity <= 5; severity++) {
      Moments after = moments(apply(blur, square(), blur.scale().ofSeverity(severity)));
      assertThat(after.light()).isCloseTo(25, within(0.5));
      assertThat(after.x()).isCloseTo(0, within(0.1));
      assertThat(after.y()).isCloseTo(0, within(0.1));
    }
  }

  /** Along a line, a disc of diameter d has variance d²/16, and the square (5² - 1)/12 = 2. */
  @ParameterizedTest
  @CsvSource({"4", "7.5", "11", "16", "25"})
  void defocus_square_spreadsByTheDiameter(double diameter) {
    Moments after = moments(apply(new Defocus(), square(), diameter));

    // The pixels that share the disc out add at most 1/12.
    assertThat(after.xx()).isCloseTo(2 + diameter * diameter / 16, within(0.15 + 0.02 * diameter));
    assertThat(after.yy()).isCloseTo(after.xx(), within(0.01));
  }

  /** The mean of every pixel of a disc as wide as 2 r + 1, computed plainly. */
  @Test
  void defocus_noise_equalsThePlainMean() {
    byte[] rgb = new byte[3 * SIDE * SIDE];
    new Random(9).nextBytes(rgb);
    Image clean = Image.copyOf(SIDE, SIDE, rgb);
    double radius = 4.25;
    Image result = apply(new Defocus(), clean, 2 * radius);
    for (int[] at : new int[][] {{50, 50}, {0, 0}, {100, 37}, {3, 99}}) {
      double sum = 0;
      double total = 0;
      for (int dy = -5; dy <= 5; dy++) {
        for (int dx = -5; dx <= 5; dx++) {
          int x = Math.min(Math.max(at[0] + dx, 0), SIDE - 1);
          int y = Math.min(Math.max(at[1] + dy, 0), SIDE - 1);
          double area = 0;
          for (int i = 0; i < 1600; i++) {
            double px = dx - 0.5 + (i % 40 + 0.5) / 40;
            double py = dy - 0.5 + (i / 40 + 0.5) / 40;
            area += px * px + py * py < radius * radius ? 1.0 / 1600 : 0;
          }
          sum += area * LinearLight.ofSample(clean.sample(x, y, 1));
          total += area;
        }
      }
      int expected = LinearLight.toSample(sum / total) & 0xff;
      assertThat(result.sample(at[0], at[1], 1)).isCloseTo(expected, within(1));
    }
  }

  /** 1000 mm/s for 2 ms at 5 px/mm are 10 px: a line of variance 100/12, and the square's 2. */
  @ParameterizedTest
  @CsvSource({"0, 1, 0", "90, 0, 1", "45, 0.5, 0.5", "-60, 0.25, 0.75"})
  void lineMotion_square_spreadsByTheProduct(double direction, double right, double down) {
    LineMotion motion = new LineMotion(LineMotion.STANDARD.with("direction_degrees", direction));

    Moments after = moments(apply(motion, square(), 1000));

    assertThat(after.xx()).isCloseTo(2 + right * 100 / 12, within(0.4));
    assertThat(after.yy()).isCloseTo(2 + down * 100 / 12, within(0.4));
  }

  /** Eleven pixels of smear on a white column: light of 1/11 is sample 85 (IEC 61966-2-1). */
  @Test
  void lineMotion_column_isSharedEvenly() {
    byte[] rgb = new byte[3 * SIDE * 3];
    for (int y = 0; y < 3; y++) {
      Arrays.fill(rgb, 3 * (y * SIDE + 50), 3 * (y * SIDE + 51), (byte) 255);
    }
    Image result = apply(new LineMotion(), Image.copyOf(SIDE, 3, rgb), 1100);

    for (int x = 0; x < SIDE; x++) {
      assertThat(result.sample(x, 1, 0)).isEqualTo(Math.abs(x - 50) <= 5 ? 85 : 0);
    }
  }

  @Test
  void lineMotion_tooLongASmear_saysTheRule() {
    LineMotion motion =
        new LineMotion(LineMotion.STANDARD.with("exposure_ms", 20).with("px_per_mm", 50));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> apply(motion, grey(1), 1000))
        .withMessageContaining("must be at most 512.0 px, got 1000.0 px");
  }

  @Test
  void chromaticAberration_anyStrength_leavesGreen() {
    Image clean = square();
    Image result = apply(new ChromaticAberration(), clean, 20);
    for (int i = 0; i < SIDE * SIDE; i++) {
      assertThat(result.sample(i % SIDE, i / SIDE, 1))
          .isEqualTo(clean.sample(i % SIDE, i / SIDE, 1));
    }
  }

  /**
   * An edge at 80 % of the way from the middle to the right side, in a picture 400 by 300 whose
   * corners are 250 away: 160 / 250 of 10 px lie between red and blue.
   */
  @Test
  void chromaticAberration_edge_isSharedOut() {
    byte[] rgb = new byte[3 * 400 * 300];
    for (int i = 0; i < 400 * 300; i++) {
      Arrays.fill(rgb, 3 * i, 3 * i + 3, (byte) (i % 400 < 360 ? 255 : 0));
    }
    Image result = apply(new ChromaticAberration(), Image.copyOf(400, 300, rgb), 10);

    double red = 0;
    double blue = 0;
    for (int x = 200; x < 400; x++) {
      red += result.sample(x, 150, 0) / 255.0;
      blue += result.sample(x, 150, 2) / 255.0;
    }
    assertThat(red - 160).isCloseTo(3.2, within(0.1));
    assertThat(blue - 160).isCloseTo(-3.2, within(0.1));
  }
}

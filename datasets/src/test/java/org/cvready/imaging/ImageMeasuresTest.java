package org.cvready.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageMeasuresTest {
  private interface Pixel {
    int sample(int x, int y, int channel);
  }

  private static Image picture(int width, int height, Pixel pixel) {
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < rgb.length; i++) {
      int level = pixel.sample(i / 3 % width, i / 3 / width, i % 3);
      rgb[i] = (byte) Math.min(255, Math.max(0, level));
    }
    return Image.copyOf(width, height, rgb);
  }

  private static double measure(Image image, ImageMeasure measure) {
    return ImageMeasures.of(image).value(measure).orElseThrow();
  }

  private static Image waves() {
    return picture(
        160,
        120,
        (x, y, c) -> (int) Math.rint(120 + 40 * Math.sin(0.3 * x) + 30 * Math.cos(0.2 * y + c)));
  }

  private static Image noisy(Image image, double sigma, long seed, boolean grey) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    double[] one = {0};
    return picture(
        image.width(),
        image.height(),
        (x, y, c) -> {
          if (c == 0 || !grey) {
            one[0] = random.nextGaussian(0, sigma);
          }
          return (int) Math.rint(image.sample(x, y, c) + one[0]);
        });
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "128", "255"})
  void of_constantPicture_hasLevelsAndNothingElse(int level) {
    ImageMeasures measures = ImageMeasures.of(picture(40, 30, (x, y, c) -> level));
    Map<ImageMeasure, Double> expected = new EnumMap<>(ImageMeasure.class);
    for (ImageMeasure measure : ImageMeasure.values()) {
      expected.put(measure, 0.0);
    }
    expected.put(ImageMeasure.BRIGHTNESS, (double) level);
    expected.put(ImageMeasure.BLACK_LEVEL, (double) level);
    expected.put(ImageMeasure.WHITE_LEVEL, (double) level);
    expected.put(ImageMeasure.HIGHLIGHTS, level == 255 ? 1.0 : 0.0);
    expected.put(ImageMeasure.GLARE, level == 255 ? 1.0 : 0.0);
    expected.put(ImageMeasure.SHADOWS, level <= 2 ? 1.0 : 0.0);
    expected.remove(ImageMeasure.LIGHT);
    expected.remove(ImageMeasure.COLOUR_TEMPERATURE);
    for (Map.Entry<ImageMeasure, Double> entry : expected.entrySet()) {
      assertThat(measures.value(entry.getKey()).orElseThrow())
          .as(entry.getKey().key())
          .isEqualTo(entry.getValue());
    }
    if (level == 0) {
      assertThat(measures.value(ImageMeasure.COLOUR_TEMPERATURE)).isEmpty();
    } else {
      // D65, the white of sRGB, is 6504 K; McCamy's cubic is right to some kelvin there.
      assertThat(measures.value(ImageMeasure.COLOUR_TEMPERATURE).orElseThrow())
          .isCloseTo(6504, within(5.0));
    }
  }

  /** The light of sample 128 by IEC 61966-2-1: ((128 / 255 + 0.055) / 1.055)^2.4. */
  @Test
  void light_ofMiddleGrey_isThatOfTheCurve() {
    double light = measure(picture(16, 16, (x, y, c) -> 128), ImageMeasure.LIGHT);
    assertThat(light).isCloseTo(0.2158605, within(1e-5));
    assertThat(measure(picture(16, 16, (x, y, c) -> 255), ImageMeasure.LIGHT)).isEqualTo(1);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void values_ofRandomPictures_stayInRangeAndMirror(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int i = 0; i < 40; i++) {
      int width = 1 + random.nextInt(40);
      int height = 1 + random.nextInt(40);
      byte[] rgb = new byte[3 * width * height];
      random.nextBytes(rgb);
      Image image = Image.copyOf(width, height, rgb);
      Image mirrored = picture(width, height, (x, y, c) -> image.sample(width - 1 - x, y, c));
      ImageMeasures measures = ImageMeasures.of(image);
      ImageMeasures other = ImageMeasures.of(mirrored);
      assertThat(measures).isEqualTo(ImageMeasures.of(image));
      assertThat(measures.value(ImageMeasure.NOISE).isPresent()).isEqualTo(width > 2 && height > 2);
      if (width % 4 == 0) {
        assertThat(other.value(ImageMeasure.LEFT_RIGHT).orElseThrow())
            .isCloseTo(-measures.value(ImageMeasure.LEFT_RIGHT).orElseThrow(), within(1e-12));
      }
      for (ImageMeasure same :
          new ImageMeasure[] {
            ImageMeasure.BRIGHTNESS, ImageMeasure.CONTRAST, ImageMeasure.SATURATION,
            ImageMeasure.NOISE, ImageMeasure.SHARPNESS, ImageMeasure.RED_GREEN,
            ImageMeasure.HIGHLIGHTS, ImageMeasure.SHADOWS
          }) {
        assertThat(other.value(same)).as(same.key()).isEqualTo(measures.value(same));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 5})
  void moments_ofRandomPicture_areThoseOfItsLuma(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    byte[] rgb = new byte[3 * 33 * 21];
    random.nextBytes(rgb);
    Image image = Image.copyOf(33, 21, rgb);
    double[] luma = new double[33 * 21];
    Arrays.setAll(
        luma,
        i ->
            Math.rint(
                0.299 * (rgb[3 * i] & 0xff)
                    + 0.587 * (rgb[3 * i + 1] & 0xff)
                    + 0.114 * (rgb[3 * i + 2] & 0xff)));
    double mean = Arrays.stream(luma).average().orElseThrow();
    double variance = Arrays.stream(luma).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    // Fixed-point weights may round a tie the other way.
    assertThat(measure(image, ImageMeasure.BRIGHTNESS)).isCloseTo(mean, within(0.01));
    assertThat(measure(image, ImageMeasure.CONTRAST)).isCloseTo(Math.sqrt(variance), within(0.01));
    assertThat(measure(image, ImageMeasure.SHARPNESS))
        .isCloseTo(deviationOfLaplacian(luma, 33, 21) / Math.sqrt(variance + 1), within(0.01));
  }

  private static double deviationOfLaplacian(double[] luma, int width, int height) {
    double[] values = new double[(width - 2) * (height - 2)];
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int i = y * width + x;
        values[(y - 1) * (width - 2) + x - 1] =
            luma[i - 1] + luma[i + 1] + luma[i - width] + luma[i + width] - 4 * luma[i];
      }
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"2, false", "2, true", "5, false", "5, true", "12, false", "12, true"})
  void noise_ofAddedNoise_isItsDeviation(double sigma, boolean grey) {
    Image plain = picture(200, 160, (x, y, c) -> 128);
    double noise = measure(noisy(plain, sigma, 7, grey), ImageMeasure.NOISE);
    // Immerkaer's estimate from 31,000 pixels has a standard error near 1 %; rounding adds 1/12.
    assertThat(noise).isCloseTo(Math.sqrt(sigma * sigma + 1.0 / 12), within(0.04 * sigma));
    // On smooth content it still reads the noise, and content adds to it.
    double onWaves = measure(noisy(waves(), sigma, 7, grey), ImageMeasure.NOISE);
    assertThat(onWaves).isBetween(0.95 * sigma, 1.1 * sigma + 0.5);
  }

  @Test
  void gradients_ofHalves_areTheirRatioInStops() {
    // Samples 188 and 137 have light 0.5029 and 0.2502: a stop.
    Image halves = picture(64, 48, (x, y, c) -> x < 32 ? 137 : 188);
    assertThat(measure(halves, ImageMeasure.LEFT_RIGHT)).isCloseTo(1, within(0.01));
    assertThat(measure(halves, ImageMeasure.TOP_BOTTOM)).isZero();
    Image upright = picture(64, 48, (x, y, c) -> y < 24 ? 188 : 137);
    assertThat(measure(upright, ImageMeasure.TOP_BOTTOM)).isCloseTo(-1, within(0.01));
    Image centre = picture(64, 48, (x, y, c) -> x >= 16 && x < 48 && y >= 12 && y < 36 ? 188 : 137);
    assertThat(measure(centre, ImageMeasure.CENTRE_BORDER)).isCloseTo(1, within(0.01));
  }

  @Test
  void colour_ofWarmAndColdGreys_isOrdered() {
    Image warm = picture(32, 32, (x, y, c) -> new int[] {200, 150, 90}[c]);
    Image cold = picture(32, 32, (x, y, c) -> new int[] {135, 150, 175}[c]);
    assertThat(measure(warm, ImageMeasure.RED_GREEN)).isPositive();
    assertThat(measure(warm, ImageMeasure.BLUE_GREEN)).isNegative();
    assertThat(measure(warm, ImageMeasure.COLOUR_TEMPERATURE)).isBetween(2500.0, 4500.0);
    assertThat(measure(cold, ImageMeasure.COLOUR_TEMPERATURE)).isBetween(8000.0, 12_500.0);
    assertThat(measure(warm, ImageMeasure.SATURATION)).isCloseTo(110 / 200.0, within(1e-12));
    Image green = picture(32, 32, (x, y, c) -> c == 1 ? 255 : 0);
    assertThat(ImageMeasures.of(green).value(ImageMeasure.COLOUR_TEMPERATURE)).isEmpty();
    assertThat(measure(green, ImageMeasure.SATURATION)).isEqualTo(1);
  }

  @Test
  void glare_ofSolidAndScatteredHighlights_countsSolidAlone() {
    Image solid = picture(64, 64, (x, y, c) -> x < 16 && y < 16 ? 255 : 100);
    Image scattered = picture(64, 64, (x, y, c) -> x % 4 == 0 && y % 4 == 0 ? 255 : 100);
    assertThat(measure(solid, ImageMeasure.HIGHLIGHTS)).isEqualTo(1 / 16.0);
    assertThat(measure(scattered, ImageMeasure.HIGHLIGHTS)).isEqualTo(1 / 16.0);
    assertThat(measure(solid, ImageMeasure.GLARE)).isEqualTo(1 / 16.0);
    assertThat(measure(scattered, ImageMeasure.GLARE)).isZero();
  }

  @Test
  void of_largePicture_isMeasuredOnSomeRowsMuchAsOnAll() {
    // Pictures of so many pixels are measured on some bands of rows, and each on others.
    Pixel pixel =
        (x, y, c) -> (int) Math.rint(120 + 40 * Math.sin(0.3 * x) + 30 * Math.cos(0.2 * y + c));
    ImageMeasures large = ImageMeasures.of(picture(1600, 1400, pixel));
    ImageMeasures small = ImageMeasures.of(picture(1600, 600, pixel));
    for (ImageMeasure measure : ImageMeasure.values()) {
      double difference = large.value(measure).orElseThrow() - small.value(measure).orElseThrow();
      assertThat(Math.abs(difference) / (measure.most() - measure.least()))
          .as(measure.key())
          .isLessThan(0.02);
    }
  }

  @Test
  void of_picturesOfEverySize_areMeasuredInEachQuarterOfTheirHeight() {
    // Brighter from quarter to quarter: a quarter that no band reaches would change the gradient.
    for (int height : new int[] {97, 480, 1080, 3000}) {
      int rows = height;
      Pixel steps = (x, y, c) -> 40 + 50 * (4 * y / rows);
      ImageMeasures measures = ImageMeasures.of(picture(700, height, steps));
      assertThat(measures.value(ImageMeasure.BRIGHTNESS).orElseThrow())
          .as("%d rows", height)
          .isCloseTo(115, within(5.0));
      assertThat(measures.value(ImageMeasure.TOP_BOTTOM).orElseThrow())
          .as("%d rows", height)
          .isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 50", "50, 1", "2, 2", "3, 3", "64, 64"})
  void of_checkerboard_staysInRange(int width, int height) {
    ImageMeasures measures =
        ImageMeasures.of(picture(width, height, (x, y, c) -> (x + y) % 2 == 0 ? 255 : 0));
    assertThat(measures.value(ImageMeasure.NOISE).isPresent()).isEqualTo(width > 2 && height > 2);
    assertThat(measures.value(ImageMeasure.LEFT_RIGHT).isPresent()).isEqualTo(width > 1);
    assertThat(measures.value(ImageMeasure.TOP_BOTTOM).isPresent()).isEqualTo(height > 1);
  }

  @Test
  void byKey_ofEveryMeasure_findsItAndItSaysWhatItIs() {
    for (ImageMeasure measure : ImageMeasure.values()) {
      assertThat(ImageMeasure.byKey(measure.key())).contains(measure);
      assertThat(measure.least()).isLessThan(measure.most());
      assertThat(measure.meaning()).isNotBlank().doesNotEndWith(".");
      assertThat(measure.unit()).isNotBlank();
    }
    assertThat(ImageMeasure.byKey("beauty")).isEmpty();
  }

  @Test
  void values_outOfRange_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImageMeasures(Map.of(ImageMeasure.LIGHT, Double.NaN)))
        .withMessage("light must be in [0.0, 1.0], got NaN");
  }
}

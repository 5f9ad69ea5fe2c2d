package org.cvready.perturb.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cvready.perturb.LinearLight;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.RandomStreams;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensorTest {
  private static Image grey(int width, int height, int value) {
    byte[] rgb = new byte[3 * width * height];
    Arrays.fill(rgb, (byte) value);
    return Image.copyOf(width, height, rgb);
  }

  private static Image apply(Perturbation perturbation, Image image, double strength, long seed) {
    return perturbation
        .apply(image, strength, RandomStreams.of(seed, "a", perturbation.name()))
        .image();
  }

  private static double[] light(Image image) {
    double[] light = new double[3 * image.width() * image.height()];
    for (int i = 0; i < light.length; i++) {
      light[i] = LinearLight.ofSample(image.rgb().get(i) & 0xff);
    }
    return light;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
  }

  /** By EMVA 1288: the variance in electrons is the signal plus the squared read noise. */
  @ParameterizedTest
  @CsvSource({"188, 20, 5", "188, 32, 5", "120, 24, 20", "150, 36, 2", "70, 20, 10"})
  void sensorNoise_evenGrey_hasTheVarianceOfElectrons(int sample, double gain, double readNoise) {
    SensorNoise noise = new SensorNoise(SensorNoise.STANDARD.with("read_noise_e", readNoise));
    double white = 10_000 / Math.pow(10, gain / 20);
    double electrons = white * LinearLight.ofSample(sample);

    double[] light = light(apply(noise, grey(200, 200, sample), gain, 5));

    // 120 000 samples; rounding to 8 bits adds a little.
    assertThat(white * mean(light)).isCloseTo(electrons, within(0.01 * electrons));
    assertThat(white * white * variance(light) / (electrons + readNoise * readNoise))
        .isBetween(0.97, 1.04);
  }

  /** A Poisson number of mean 9 has skewness 1/3; its sum with an error of variance 1, .2846. */
  @Test
  void electronNoise_fewElectrons_isSkewAsPoissonNumbersAre() {
    SplittableRandom random = new SplittableRandom(3);
    float[] light = new float[1 << 18];
    float[] normals = new float[light.length];
    for (int i = 0; i < light.length; i++) {
      light[i] = 0.5f;
      normals[i] = (float) random.nextGaussian();
    }
    new ElectronNoise(18, 1).add(light, normals);

    double third = 0;
    for (float l : light) {
      third += Math.pow((l * 18 - 9) / Math.sqrt(10), 3) / light.length;
    }
    assertThat(third).isCloseTo(9 / Math.pow(10, 1.5), within(0.02));
  }

  @Test
  void fixedPattern_evenGrey_hasTheNonUniformityInPixelsAndColumns() {
    Image image = grey(400, 400, 188);
    FixedPatternNoise pattern =
        new FixedPatternNoise(FixedPatternNoise.STANDARD.with("dsnu_ratio", 0));

    double[] light = light(apply(pattern, image, 5, 1));

    double[] columns = new double[400];
    for (int i = 0; i < light.length; i++) {
      columns[i / 3 % 400] += light[i] / 1200;
    }
    assertThat(Math.sqrt(variance(light)) / mean(light)).isCloseTo(0.05, within(0.003));
    // Half of the variance lies in 400 columns, whose own deviation is known to 4 %.
    assertThat(Math.sqrt(variance(columns)) / mean(columns))
        .isCloseTo(0.05 * Math.sqrt(0.5), within(0.005));
  }

  @Test
  void fixedPattern_numberedSensor_isTheSameInEveryPicture() {
    Image image = grey(30, 20, 100);
    FixedPatternNoise one = new FixedPatternNoise(FixedPatternNoise.STANDARD.with("sensor", 1));
    FixedPatternNoise two = new FixedPatternNoise(FixedPatternNoise.STANDARD.with("sensor", 2));

    assertThat(apply(one, image, 9, 1).samePixels(apply(one, image, 9, 2))).isTrue();
    assertThat(apply(one, image, 9, 1).samePixels(apply(two, image, 9, 1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void hotAndDeadPixels_rate_isCountedExactlyAndGrowsAroundTheSlighter(long seed) {
    Image image = grey(200, 100, 90);
    for (Perturbation defects : List.of(new HotPixels(), new DeadPixels())) {
      boolean hot = defects instanceof HotPixels;
      Image slight = apply(defects, image, 1000, seed);
      Image strong = apply(defects, image, 5000, seed);
      int few = 0;
      int many = 0;
      for (int i = 0; i < 20_000; i++) {
        int a = slight.sample(i % 200, i / 200, 1);
        int b = strong.sample(i % 200, i / 200, 1);
        few += a == 90 ? 0 : 1;
        many += b == 90 ? 0 : 1;
        assertThat(a == 90 || a == b).isTrue();
        assertThat(b == 90 || (hot ? b > 90 : b == 0)).isTrue();
      }
      assertThat(few).isEqualTo(20);
      assertThat(many).isEqualTo(100);
    }
  }

  @Test
  void deadRowsAndColumns_share_isRoundedUp() {
    Image image = grey(90, 70, 200);
    Image rows = apply(new DeadRows(), image, 5, 1);
    Image columns = apply(new DeadColumns(), image, 0.1, 1);
    int deadRows = 0;
    for (int y = 0; y < 70; y++) {
      assertThat(rows.sample(0, y, 0)).isEqualTo(rows.sample(89, y, 2)).isIn(0, 200);
      deadRows += rows.sample(0, y, 0) == 0 ? 1 : 0;
    }
    int deadColumns = 0;
    for (int x = 0; x < 90; x++) {
      assertThat(columns.sample(x, 0, 0)).isEqualTo(columns.sample(x, 69, 2)).isIn(0, 200);
      deadColumns += columns.sample(x, 0, 0) == 0 ? 1 : 0;
    }
    assertThat(deadRows).isEqualTo(4);
    assertThat(deadColumns).isEqualTo(1);
  }

  /**
   * By the curve of IEC 61966-2-1: 188 is 50.289 % of white and 128 is 21.586 %. So 128 with 4 %
   * more is 25.586 %, sample 138; 188 cut at 25 % is 137; 128 with red times 1.2 is 25.903 %,
   * sample 139, and blue times .8 is 17.269 %, sample 115.
   */
  @Test
  void lookUps_knownSamples_followLinearLight() {
    assertThat(apply(new BlackLevel(), grey(2, 1, 128), 4, 0).sample(1, 0, 1)).isEqualTo(138);
    assertThat(apply(new BlackLevel(), grey(2, 1, 10), -4, 0).sample(1, 0, 1)).isZero();
    assertThat(apply(new Clipping(), grey(2, 1, 188), 25, 0).sample(1, 0, 1)).isEqualTo(137);
    assertThat(apply(new Clipping(), grey(2, 1, 128), 25, 0).sample(1, 0, 1)).isEqualTo(128);
    Image warm = apply(new WhiteBalance(), grey(2, 1, 128), 20, 0);
    assertThat(warm.sample(0, 0, 0)).isEqualTo(139);
    assertThat(warm.sample(0, 0, 1)).isEqualTo(128);
    assertThat(warm.sample(0, 0, 2)).isEqualTo(115);
  }

  @ParameterizedTest
  @CsvSource({"1, 127, 0", "1, 128, 255", "2, 128, 170", "2, 127, 85", "4, 128, 136", "7, 1, 0"})
  void bitDepth_sample_goesToTheNearestLevel(int bits, int before, int after) {
    // Levels lie 255 / (2^bits - 1) apart: 85 for 2 bits, 17 for 4, 2.008 for 7, so 1 is nearer to
    // 0.
    Image result = apply(new BitDepth(), grey(1, 1, before), bits, 0);

    assertThat(result.sample(0, 0, 0)).isEqualTo(after);
  }

  @Test
  void bitDepth_anyBits_hasAsManyLevels() {
    byte[] ramp = new byte[3 * 256];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = (byte) (i / 3);
    }
    for (int bits = 1; bits <= 8; bits++) {
      Image result = apply(new BitDepth(), Image.copyOf(256, 1, ramp), bits, 0);

      assertThat(IntStream.range(0, 256).map(x -> result.sample(x, 0, 0)).distinct().count())
          .isEqualTo(1 << bits);
    }
  }

  /** A red pixel at a red site keeps its red, and gives a half and a quarter to its neighbours. */
  @Test
  void demosaicing_redPoint_spreadsAsBilinearInterpolationDoes() {
    byte[] rgb = new byte[3 * 9 * 9];
    rgb[3 * (4 * 9 + 4)] = (byte) 200;
    Image result = apply(new Demosaicing(), Image.copyOf(9, 9, rgb), 100, 0);

    int[][] expected = {{0, 0, 0, 0}, {0, 50, 100, 50}, {0, 100, 200, 100}, {0, 50, 100, 50}};
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        assertThat(result.sample(2 + x, 2 + y, 0)).isEqualTo(expected[y][x]);
        assertThat(result.sample(2 + x, 2 + y, 1)).isZero();
        assertThat(result.sample(2 + x, 2 + y, 2)).isZero();
      }
    }
  }

  /** Filters in their places: planes of one value each come back, which no exchange would give. */
  @ParameterizedTest
  @CsvSource({"9, 7", "8, 6", "2, 2", "3, 2"})
  void demosaicing_evenColour_isUntouched(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (50 + 60 * (i % 3));
    }
    Image image = Image.copyOf(width, height, rgb);

    assertThat(apply(new Demosaicing(), image, 100, 0).samePixels(image)).isTrue();
  }

  @Test
  void demosaicing_oneRow_saysTheRule() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> apply(new Demosaicing(), grey(5, 1, 9), 100, 0))
        .withMessage("image for demosaicing must be at least 2 x 2 pixels, got 5 x 1");
  }
}

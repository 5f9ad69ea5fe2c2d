package org.cvready.perturb.optics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.cvready.perturb.LinearLight;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.RandomStreams;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies on the glass: dirt, dust, drops, fog and scratches. */
class GlassTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;

  private static Image apply(Perturbation perturbation, Image image, double strength, long seed) {
    return perturbation
        .apply(image, strength, RandomStreams.of(seed, "a", perturbation.name()))
        .image();
  }

  private static Image grey(int value) {
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    Arrays.fill(rgb, (byte) value);
    return Image.copyOf(WIDTH, HEIGHT, rgb);
  }

  private static Image noise() {
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    new Random(3).nextBytes(rgb);
    return Image.copyOf(WIDTH, HEIGHT, rgb);
  }

  /** The share of pixels whose green lies in a range. */
  private static double share(Image image, int least, int greatest) {
    int count = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int sample = image.sample(i % WIDTH, i / WIDTH, 1);
      count += sample >= least && sample <= greatest ? 1 : 0;
    }
    return (double) count / (WIDTH * HEIGHT);
  }

  /**
   * Half of the 65 % that a spot takes is at its edge: light of 0.675 is sample 214. Spots partly
   * outside the picture and the random number of them leave some play.
   */
  @ParameterizedTest
  @CsvSource({"1", "6", "20"})
  void dust_whitePicture_coversTheShare(double percent) {
    double sum = 0;
    for (long seed = 0; seed < 8; seed++) {
      sum += share(apply(new Dust(), grey(255), percent, seed), 0, 214) / 8;
    }

    assertThat(100 * sum).isCloseTo(percent, within(0.25 * percent));
  }

  /**
   * 60 % taken and 2.5 % of white given back at full cover: half of that is sample 217. Of a few
   * large stains, some lie partly outside and the last is faint, so small shares come out too low.
   */
  @ParameterizedTest
  @CsvSource({"8", "25", "60"})
  void lensDirt_whitePicture_coversTheShare(double percent) {
    double sum = 0;
    for (long seed = 0; seed < 16; seed++) {
      sum += share(apply(new LensDirt(), grey(255), percent, seed), 0, 217) / 16;
    }

    assertThat(100 * sum).isCloseTo(percent, within(0.4 * percent));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void dust_opacity_isTheLightThatIsTaken(long seed) {
    Dust half = new Dust(Dust.STANDARD.with("opacity", 50).with("size", 6));

    Image result = apply(half, grey(255), 5, seed);

    // Light of 0.5 is sample 188 (IEC 61966-2-1); where two spots meet it is darker.
    assertThat(share(result, 188, 188)).isGreaterThan(0.01);
    assertThat(share(result, 189, 254)).isGreaterThan(0.001);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void glassScratches_anyBackground_takeSamplesTowardsHalfWhite(long seed) {
    Image black = apply(new GlassScratches(), grey(0), 3, seed);
    Image white = apply(new GlassScratches(), grey(255), 3, seed);
    Image even = apply(new GlassScratches(), grey(188), 3, seed);

    // At most 60 % of the light comes from the scratch: 0.3 of white is sample 148.
    assertThat(share(black, 1, 148)).isBetween(0.01, 0.06);
    assertThat(share(black, 149, 255)).isZero();
    assertThat(share(white, 0, 254)).isBetween(0.01, 0.06);
    // Scratches scatter half of white, which is what is behind them.
    assertThat(share(even, 188, 188)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"5", "18", "40"})
  void droplets_noise_coverTheShare(double percent) {
    double sum = 0;
    Image clean = noise();
    for (long seed = 0; seed < 4; seed++) {
      Image result = apply(new Droplets(), clean, percent, seed);
      int changed = 0;
      for (int i = 0; i < WIDTH * HEIGHT; i++) {
        int x = i % WIDTH;
        int y = i / WIDTH;
        changed += Math.abs(result.sample(x, y, 0) - clean.sample(x, y, 0)) > 2 ? 1 : 0;
      }
      sum += 25.0 * changed / (WIDTH * HEIGHT);
    }

    // Some drops reach over the edge, and a few samples happen to be alike.
    assertThat(sum).isCloseTo(percent, within(0.2 * percent));
  }

  /** A drop on the border between a black left and a white right half shows white on its left. */
  @Test
  void droplets_border_isUpsideDownInThem() {
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      Arrays.fill(rgb, 3 * i, 3 * i + 3, (byte) (i % WIDTH < WIDTH / 2 ? 0 : 255));
    }
    Image result = apply(new Droplets(), Image.copyOf(WIDTH, HEIGHT, rgb), 40, 1);

    int whiteOnTheLeft = 0;
    int blackOnTheRight = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 1; x < 10; x++) {
        whiteOnTheLeft += result.sample(WIDTH / 2 - x, y, 1) > 128 ? 1 : 0;
        blackOnTheRight += result.sample(WIDTH / 2 + x, y, 1) < 128 ? 1 : 0;
      }
    }
    assertThat(whiteOnTheLeft).isGreaterThan(50);
    assertThat(blackOnTheRight).isGreaterThan(50);
  }

  /** Everything scattered leaves the mean light, with 15 % of white mixed in, and no detail. */
  @Test
  void condensation_all_leavesHazeWithoutDetail() {
    Image clean = noise();
    double mean = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      mean += LinearLight.ofSample(clean.sample(i % WIDTH, i / WIDTH, 1)) / (WIDTH * HEIGHT);
    }

    Image result = apply(new Condensation(), clean, 100, 1);

    int expected = LinearLight.toSample(0.85 * mean + 0.15) & 0xff;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      assertThat(result.sample(i % WIDTH, i / WIDTH, 1)).isCloseTo(expected, within(12));
    }
  }

  /** On black, the light is the share at each place times the lamp light in the haze. */
  @ParameterizedTest
  @CsvSource({"20", "50", "80"})
  void condensation_blackPicture_scattersTheShareOnAverage(double percent) {
    Condensation lit = new Condensation(Condensation.STANDARD.with("ambient", 100));
    double sum = 0;
    for (long seed = 0; seed < 8; seed++) {
      Image result = apply(lit, grey(0), percent, seed);
      for (int i = 0; i < WIDTH * HEIGHT; i++) {
        sum += LinearLight.ofSample(result.sample(i % WIDTH, i / WIDTH, 0));
      }
    }

    assertThat(100 * sum / (8 * WIDTH * HEIGHT)).isCloseTo(percent, within(5.0));
  }
}

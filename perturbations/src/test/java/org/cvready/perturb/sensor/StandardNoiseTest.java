package org.cvready.perturb.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.cvready.perturb.Perturbation;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardNoiseTest {
  private static final int SIDE = 400;
  private static final double SAMPLES = 3 * SIDE * SIDE;

  /** How often each sample occurs after noise on a constant picture, as a share. */
  private static double[] shares(Perturbation noise, int sample, int severity) {
    byte[] rgb = new byte[(int) SAMPLES];
    Arrays.fill(rgb, (byte) sample);
    Image image = Image.copyOf(SIDE, SIDE, rgb);
    noise.apply(image, severity, new SplittableRandom(sample)).image().rgb().get(rgb);
    double[] shares = new double[256];
    for (byte b : rgb) {
      shares[b & 0xff] += 1 / SAMPLES;
    }
    return shares;
  }

  private static double[] moments(double[] shares) {
    double mean = 0;
    double squares = 0;
    for (int i = 0; i < 256; i++) {
      mean += shares[i] * i;
      squares += shares[i] * i * i;
    }
    return new double[] {mean, squares - mean * mean};
  }

  private static double error(double share) {
    return Math.sqrt(share * (1 - share) / SAMPLES);
  }

  /** Truncation lowers the mean by half a level and adds the variance of a uniform number. */
  @ParameterizedTest
  @CsvSource({"1, 0.08", "2, 0.12"})
  void gaussianNoise_middleGrey_hasItsDeviation(int severity, double deviation) {
    double[] moments = moments(shares(new GaussianNoise(), 128, severity));

    double variance = 255 * deviation * 255 * deviation + 1 / 12.0;
    assertThat(moments[0]).isEqualTo(127.5, within(5 * Math.sqrt(variance / SAMPLES)));
    // Clipping is four deviations away and takes nothing that shows.
    assertThat(moments[1]).isEqualTo(variance, within(variance * 5 * Math.sqrt(2 / SAMPLES)));
  }

  @ParameterizedTest
  @CsvSource({"40, 1, 0.15", "80, 3, 0.35"})
  void speckleNoise_grey_deviatesInProportion(int sample, int severity, double deviation) {
    double[] moments = moments(shares(new SpeckleNoise(), sample, severity));

    double variance = sample * deviation * sample * deviation + 1 / 12.0;
    assertThat(moments[0]).isEqualTo(sample - 0.5, within(0.1));
    assertThat(moments[1]).isEqualTo(variance, within(variance * 0.02));
  }

  @Test
  void speckleNoise_black_staysBlack() {
    assertThat(shares(new SpeckleNoise(), 0, 5)[0]).isEqualTo(1, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"1, 0.03", "3, 0.09", "5, 0.27"})
  void impulseNoise_anySample_isReplacedAsOftenAsStated(int severity, double probability) {
    double[] shares = shares(new ImpulseNoise(), 100, severity);

    double half = probability / 2;
    assertThat(shares[0]).isEqualTo(half, within(5 * error(half)));
    assertThat(shares[255]).isEqualTo(half, within(5 * error(half)));
    assertThat(shares[100]).isEqualTo(1 - probability, within(5 * error(probability)));
  }

  /** The probabilities of Poisson's law, for every count that is not clipped at white. */
  @ParameterizedTest
  @CsvSource({"128, 5, 3", "30, 4, 5", "200, 3, 12", "90, 2, 25", "170, 1, 60", "255, 1, 60"})
  void shotNoise_grey_hasPoissonsProbabilities(int sample, int severity, int white) {
    double[] shares = shares(new ShotNoise(), sample, severity);

    double mean = sample / 255.0 * white;
    double probability = Math.exp(-mean);
    for (int count = 0; count < white; count++) {
      int level = (int) (count / (double) white * 255);
      assertThat(shares[level])
          .as("count %d of mean %s", count, mean)
          .isEqualTo(probability, within(5 * error(probability) + 1e-6));
      probability *= mean / (count + 1);
    }
  }

  @Test
  void shotNoise_black_staysBlack() {
    assertThat(shares(new ShotNoise(), 0, 1)[0]).isEqualTo(1, within(1e-9));
  }
}

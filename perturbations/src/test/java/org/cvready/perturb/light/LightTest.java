package org.cvready.perturb.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cvready.perturb.light.Greys.changed;
import static org.cvready.perturb.light.Greys.grey;
import static org.cvready.perturb.light.Greys.light;

import org.cvready.perturb.LinearLight;
import org.cvready.perturb.RandomStreams;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LightTest {
  @Test
  void toSample_lightOfSample_isTheSample() {
    byte[] samples = new byte[256];
    for (int i = 0; i < 256; i++) {
      assertThat(LinearLight.toSample(LinearLight.ofSample(i)) & 0xff).isEqualTo(i);
      samples[i] = (byte) i;
    }
    float[] light = new float[256];
    LinearLight.ofSamples(samples, light);
    byte[] back = new byte[256];
    LinearLight.toSamples(light, back);

    assertThat(back).isEqualTo(samples);
  }

  @Test
  void toSamples_lightBelowBlackOrAboveWhite_clips() {
    byte[] samples = new byte[4];
    LinearLight.toSamples(new float[] {-1e9f, -0f, 1.0001f, Float.POSITIVE_INFINITY}, samples);

    assertThat(samples).containsExactly(0, 0, 255, 255);
  }

  /** By the curve of IEC 61966-2-1 in double precision: 128 is 21.586 % of white, and so on. */
  @ParameterizedTest
  @CsvSource({"128, -1, 92", "128, 1, 176", "255, -1, 188", "188, 1, 255", "10, 8, 228", "0, 8, 0"})
  void exposure_greyPicture_scalesLight(int before, double ev, int after) {
    Image result = changed(new Exposure(), grey(3, 2, before), ev);

    assertThat(result.sample(2, 1, 1)).isEqualTo(after);
  }

  /** 255 (s / 255)^gamma by hand. */
  @ParameterizedTest
  @CsvSource({"128, 2.2, 56", "128, 0.5, 181", "0, 3, 0", "255, 3, 255"})
  void gamma_greyPicture_isThePower(int before, double gamma, int after) {
    assertThat(changed(new Gamma(), grey(3, 2, before), gamma).sample(0, 0, 2)).isEqualTo(after);
  }

  /** Half black, half white: the mean is half of white; .25 of white is sample 137, .75 is 225. */
  @Test
  void contrastLoss_halfOfBlackAndWhite_goesHalfWayToTheMean() {
    byte[] rgb = new byte[3 * 8];
    java.util.Arrays.fill(rgb, 12, 24, (byte) 255);
    Image result = changed(new ContrastLoss(), Image.copyOf(8, 1, rgb), 50);

    assertThat(result.sample(0, 0, 0)).isEqualTo(137);
    assertThat(result.sample(7, 0, 0)).isEqualTo(225);
  }

  @Test
  void vignetting_cornerLoss_isTheLightLostAtTheCorner() {
    Image result = changed(new Vignetting(), grey(400, 300, 250), 60);

    double before = LinearLight.ofSample(250);
    assertThat(light(result, 0, 0, 0) / before).isCloseTo(0.4, within(0.01));
    assertThat(light(result, 399, 299, 2) / before).isCloseTo(0.4, within(0.01));
    assertThat(result.sample(200, 150, 0)).isEqualTo(250);
    // At half the way, tan² of the angle is a quarter: (1 + (.4^-.5 - 1) / 4)^-2.
    double half = StrictMath.pow(1 + (1 / Math.sqrt(0.4) - 1) / 4, -2);
    assertThat(light(result, 300, 225, 0) / before).isCloseTo(half, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 50, 99, 50", "180, 99, 50, 0, 50", "90, 50, 0, 50, 99", "-90, 50, 99, 50, 0"})
  void lightGradient_direction_fallsOffThatWay(
      double direction, int litX, int litY, int farX, int farY) {
    LightGradient gradient = new LightGradient(LightGradient.STANDARD.with("direction", direction));
    Image result = changed(gradient, grey(100, 100, 250), 80);

    double before = LinearLight.ofSample(250);
    assertThat(light(result, litX, litY, 0) / before).isCloseTo(1, within(0.01));
    assertThat(light(result, farX, farY, 0) / before).isCloseTo(0.2, within(0.01));
    assertThat(light(result, 50, 50, 0) / before).isCloseTo(0.6, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void castShadow_evenPicture_takesTheDepthUnderItAndNothingBeside(long seed) {
    Image before = grey(320, 240, 200);
    Image after =
        new CastShadow().apply(before, 65, RandomStreams.of(seed, "a", "cast_shadow")).image();

    int dark = 0;
    int untouched = 0;
    int least = 255;
    for (int i = 0; i < 320 * 240; i++) {
      int sample = after.sample(i % 320, i / 320, 0);
      least = Math.min(least, sample);
      assertThat(sample).isLessThanOrEqualTo(200);
      untouched += sample == 200 ? 1 : 0;
      dark += sample < 140 ? 1 : 0;
    }
    assertThat(LinearLight.ofSample(least) / LinearLight.ofSample(200))
        .isCloseTo(0.35, within(0.01));
    assertThat(dark).isGreaterThan(320 * 240 / 20);
    assertThat(untouched).isGreaterThan(320 * 240 / 4);
  }
}

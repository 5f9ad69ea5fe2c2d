package org.cvready.perturb.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.cvready.perturb.LinearLight;
import org.cvready.perturb.Perturbation;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhysicalWeatherTest {
  private static Image constant(int width, int height, byte sample) {
    byte[] rgb = new byte[3 * width * height];
    Arrays.fill(rgb, sample);
    return Image.copyOf(width, height, rgb);
  }

  private static Image apply(Perturbation perturbation, Image image, double strength, long seed) {
    return perturbation.apply(image, strength, new SplittableRandom(seed)).image();
  }

  /** At the distance of the visibility, a black thing has .05 of the contrast left. */
  @ParameterizedTest
  @ValueSource(doubles = {50, 100, 400})
  void fog_blackAtTheVisibility_isFivePercentDarkerThanTheAir(double visibility) {
    FogVisibility fog =
        new FogVisibility(
            FogVisibility.STANDARD
                .with("near_m", visibility)
                .with("far_m", visibility)
                .with("airlight", 0.6));

    Image foggy = apply(fog, constant(3, 2, (byte) 0), visibility, 0);

    assertThat((byte) foggy.sample(1, 1, 0)).isEqualTo(LinearLight.toSample(0.95 * 0.6));
  }

  @Test
  void fog_flatGround_growsTowardsTheFirstRow() {
    Image foggy = apply(new FogVisibility(), constant(2, 40, (byte) 30), 100, 0);

    for (int y = 1; y < 40; y++) {
      assertThat(foggy.sample(0, y, 1)).isLessThanOrEqualTo(foggy.sample(0, y - 1, 1));
    }
    assertThat(foggy.sample(0, 0, 1)).isGreaterThan(foggy.sample(0, 39, 1) + 30);
  }

  /** Speeds that Gunn and Kinzer (1949) measured at 1, 2 and 5 mm: 4.03, 6.49, 9.09 m/s. */
  @ParameterizedTest
  @CsvSource({"1, 4.03", "2, 6.49", "5, 9.09"})
  void rain_speedOfADrop_isNearTheMeasuredOne(double millimetres, double measured) {
    assertThat(Rain.speed(millimetres / 1000)).isEqualTo(measured, within(0.1));
  }

  /** ITU-R P.1814: 1.076 R^.67 dB/km, so 1.076 at 1 mm/h and 23.54 at 100 mm/h. */
  @ParameterizedTest
  @CsvSource({"1, 1.076", "100, 23.540"})
  void rain_extinction_isThatOfTheRecommendation(double rate, double decibelsPerKilometre) {
    double decibels = Rain.extinction(rate) * 1000 * 10 / Math.log(10);

    assertThat(decibels).isEqualTo(decibelsPerKilometre, within(0.001));
  }

  /** Moderate snow, 1 to 2.5 mm/h, goes with visibilities of 500 to 1000 m in weather reports. */
  @Test
  void snowfall_moderate_hasTheVisibilityOfReports() {
    assertThat(Snowfall.extinction(1)).isEqualTo(FogVisibility.extinction(897), within(1e-5));
    assertThat(Snowfall.extinction(2.5)).isGreaterThan(FogVisibility.extinction(1000));
  }

  /** Streaks and veil both have the sky's light, so a scene of that light stays as it is. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void rain_sceneAsBrightAsTheSky_isUnchanged(long seed) {
    Image sky = constant(64, 48, LinearLight.toSample(0.7));

    Image rainy = apply(new Rain(), sky, 100, seed);

    for (int y = 0; y < 48; y++) {
      for (int x = 0; x < 64; x++) {
        assertThat(rainy.sample(x, y, 0)).isCloseTo(sky.sample(0, 0, 0), within(1));
      }
    }
  }

  /** More exposure makes streaks longer and fainter; without light of its own nothing brightens. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void streaks_longerExposure_areFainter(long seed) {
    Image dark = constant(320, 240, (byte) 20);
    Rain quick = new Rain(Rain.STANDARD.with("exposure_ms", 0.5));
    Rain slow = new Rain(Rain.STANDARD.with("exposure_ms", 30));

    assertThat(brightest(apply(quick, dark, 25, seed)))
        .isGreaterThan(brightest(apply(slow, dark, 25, seed)));
  }

  private static int brightest(Image image) {
    int brightest = 0;
    for (int i = 0; i < 3 * image.width() * image.height(); i++) {
      brightest = Math.max(brightest, image.rgb().get(i) & 0xff);
    }
    return brightest;
  }
}

package org.cvready.perturb.glare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.cvready.perturb.LinearLight;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.RandomStreams;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlareTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final int PIXELS = WIDTH * HEIGHT;

  private static Image grey(int value) {
    byte[] rgb = new byte[3 * PIXELS];
    Arrays.fill(rgb, (byte) value);
    return Image.copyOf(WIDTH, HEIGHT, rgb);
  }

  private static Image changed(Perturbation perturbation, Image image, double strength, long seed) {
    return perturbation
        .apply(image, strength, RandomStreams.of(seed, "a", perturbation.name()))
        .image();
  }

  private static double light(Image image, int pixel) {
    return LinearLight.ofSample(image.sample(pixel % WIDTH, pixel / WIDTH, 1));
  }

  private static double greatestLight(Image image) {
    double greatest = 0;
    for (int i = 0; i < PIXELS; i++) {
      greatest = Math.max(greatest, light(image, i));
    }
    return greatest;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void glare_darkPicture_clipsASpotAndOnlyAddsLight(long seed) {
    int lastClipped = 0;
    for (double stops : new Glare().scale().severities()) {
      Image result = changed(new Glare(), grey(60), stops, seed);
      int clipped = 0;
      for (int i = 0; i < PIXELS; i++) {
        int sample = result.sample(i % WIDTH, i / WIDTH, 0);
        assertThat(sample).isGreaterThanOrEqualTo(60);
        clipped += sample == 255 ? 1 : 0;
      }
      assertThat(clipped).isGreaterThanOrEqualTo(lastClipped);
      lastClipped = clipped;
    }
    // A hot spot blinds a noticeable part, and never the whole picture.
    assertThat(lastClipped).isBetween(PIXELS / 200, PIXELS * 3 / 4);
  }

  @Test
  void glare_severities_areHalfToEightTimesWhite() {
    assertThat(new Glare().scale().severities().stream().map(stops -> StrictMath.pow(2, stops)))
        .containsExactly(0.5, 1.0, 2.0, 4.0, 8.0);
  }

  /** The middle of the spot lies within a pixel, where the fall-off is slight. */
  @ParameterizedTest
  @ValueSource(doubles = {-4, -2, -1})
  void glare_blackPicture_hasThePeakInStopsBelowWhite(double stops) {
    assertThat(greatestLight(changed(new Glare(), grey(0), stops, 3)))
        .isCloseTo(StrictMath.pow(2, stops), within(0.02));
  }

  /** Without bloom, light of (1 + q)^-4 is above 1/16 for q < 1: inside the ellipse itself. */
  @Test
  void glare_area_isTheMeanAreaOfTheSpot() {
    Glare glare = new Glare(Glare.STANDARD.with("area", 4).with("bloom_share", 0));
    double sum = 0;
    int seeds = 60;
    for (long seed = 0; seed < seeds; seed++) {
      Image result = changed(glare, grey(0), -1, seed);
      for (int i = 0; i < PIXELS; i++) {
        sum += light(result, i) >= 0.5 / 16 ? 1 : 0;
      }
    }
    assertThat(sum / seeds / PIXELS).isCloseTo(0.04, within(0.01));
  }

  @Test
  void glare_otherStream_liesElsewhere() {
    Image a = changed(new Glare(), grey(60), 1, 1);
    Image b = changed(new Glare(), grey(60), 1, 2);

    assertThat(a.samePixels(b)).isFalse();
  }

  @Test
  void veilingGlare_evenPicture_staysAsItIs() {
    assertThat(changed(new VeilingGlare(), grey(133), 55, 1).samePixels(grey(133))).isTrue();
  }

  /** The veiling glare index of ISO 9358: light in a black patch over that of the white field. */
  @ParameterizedTest
  @ValueSource(doubles = {5, 20, 50})
  void veilingGlare_blackPatchInWhite_getsTheShareOfWhite(double percent) {
    byte[] rgb = new byte[3 * PIXELS];
    Arrays.fill(rgb, (byte) 255);
    int patch = 12;
    for (int y = HEIGHT / 2; y < HEIGHT / 2 + patch; y++) {
      int from = 3 * (y * WIDTH + WIDTH / 2);
      Arrays.fill(rgb, from, from + 3 * patch, (byte) 0);
    }
    Image image = Image.copyOf(WIDTH, HEIGHT, rgb);
    int middle = (HEIGHT / 2 + patch / 2) * WIDTH + WIDTH / 2 + patch / 2;
    double missing = (double) patch * patch / PIXELS;

    VeilingGlare even = new VeilingGlare(VeilingGlare.STANDARD.with("reach", 500));
    assertThat(light(changed(even, image, percent, 1), middle))
        .isCloseTo(percent / 100 * (1 - missing), within(0.003));
    assertThat(light(changed(new VeilingGlare(), image, percent, 1), middle))
        .isCloseTo(percent / 100, within(0.02 * percent / 100 + 0.003));
  }

  @Test
  void veilingGlare_brightSide_veilsItsNeighboursMore() {
    byte[] rgb = new byte[3 * PIXELS];
    for (int y = 0; y < HEIGHT; y++) {
      Arrays.fill(rgb, 3 * y * WIDTH, 3 * y * WIDTH + WIDTH, (byte) 255);
    }
    Image result = changed(new VeilingGlare(), Image.copyOf(WIDTH, HEIGHT, rgb), 20, 1);

    int row = HEIGHT / 2 * WIDTH;
    assertThat(light(result, row + WIDTH / 2)).isGreaterThan(1.3 * light(result, row + WIDTH - 1));
    assertThat(light(result, row + WIDTH - 1)).isGreaterThan(0.01);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 2, 3})
  void sunStreak_evenPicture_hasTheStopsMoreInsideAndNothingOutside(double stops) {
    Image result = changed(new SunStreak(), grey(60), stops, 5);

    assertThat(greatestLight(result) / LinearLight.ofSample(60))
        .isCloseTo(StrictMath.pow(2, stops), within(0.05));
    int untouched = 0;
    for (int i = 0; i < PIXELS; i++) {
      int sample = result.sample(i % WIDTH, i / WIDTH, 0);
      assertThat(sample).isGreaterThanOrEqualTo(60);
      untouched += sample == 60 ? 1 : 0;
    }
    assertThat(untouched).isBetween(PIXELS / 4, PIXELS * 9 / 10);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void windowReflection_tube_hasTheSizeAndTheShareOfWhite(long seed) {
    WindowReflection tube =
        new WindowReflection(
            WindowReflection.STANDARD
                .with("panes", 1)
                .with("size", 3)
                .with("aspect", 4)
                .with("blur", 0));
    Image result = changed(tube, grey(0), 40, seed);
    int lit = 0;
    for (int i = 0; i < PIXELS; i++) {
      lit += light(result, i) > 0.12 ? 1 : 0;
    }

    assertThat(greatestLight(result)).isCloseTo(0.4, within(0.02));
    assertThat((double) lit / PIXELS).isCloseTo(0.03, within(0.003));
  }

  @Test
  void lensFlare_oneGhost_addsAtMostTheShareOfWhite() {
    double percent = 12;
    LensFlare none = new LensFlare(LensFlare.STANDARD.with("ghosts", 0));
    LensFlare one = new LensFlare(LensFlare.STANDARD.with("ghosts", 1));
    double greatest = 0;
    for (long seed = 1; seed <= 8; seed++) {
      Image without = changed(none, grey(0), percent, seed);
      Image with = changed(one, grey(0), percent, seed);
      for (int i = 0; i < PIXELS; i++) {
        double more = light(with, i) - light(without, i);
        assertThat(more).isBetween(-1e-9, percent / 100 + 0.01);
        greatest = Math.max(greatest, more);
      }
      assertThat(greatestLight(without)).isEqualTo(1);
    }
    assertThat(greatest).isGreaterThan(percent / 1000);
  }
}

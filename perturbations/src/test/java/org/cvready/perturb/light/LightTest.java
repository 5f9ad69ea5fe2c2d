package org.cvready.perturb.light;

import static org.assertj.core.api.Assertions.assertThat;

import org.cvready.perturb.LinearLight;
import org.cvready.perturb.RandomStreams;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LightTest {
  private static Image grey(int width, int height, int value) {
    byte[] rgb = new byte[3 * width * height];
    java.util.Arrays.fill(rgb, (byte) value);
    return Image.copyOf(width, height, rgb);
  }

  @Test
  void toSample_lightOfSample_isTheSample() {
    for (int i = 0; i < 256; i++) {
      assertThat(LinearLight.toSample(LinearLight.ofSample(i)) & 0xff).isEqualTo(i);
    }
  }

  /** By the curve of IEC 61966-2-1 in double precision: 128 is 21.586 % of white, and so on. */
  @ParameterizedTest
  @CsvSource({"128, -1, 92", "128, 1, 176", "255, -1, 188", "188, 1, 255", "10, 8, 228", "0, 8, 0"})
  void exposure_greyPicture_scalesLight(int before, double ev, int after) {
    Image result =
        new Exposure().apply(grey(3, 2, before), ev, RandomStreams.of(0, "", "exposure")).image();

    assertThat(result.sample(2, 1, 1)).isEqualTo(after);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void glare_darkPicture_clipsASpotAndOnlyAddsLight(long seed) {
    Image dark = grey(320, 240, 60);
    int lastClipped = 0;
    for (int severity = 1; severity <= 5; severity++) {
      Image result =
          new Glare().apply(dark, severity, RandomStreams.of(seed, "a", "glare")).image();
      int clipped = 0;
      for (int i = 0; i < 320 * 240; i++) {
        int sample = result.sample(i % 320, i / 320, 0);
        assertThat(sample).isGreaterThanOrEqualTo(60);
        clipped += sample == 255 ? 1 : 0;
      }
      assertThat(clipped).isGreaterThanOrEqualTo(lastClipped);
      lastClipped = clipped;
    }
    // A hot spot blinds a noticeable part, and never the whole picture.
    assertThat(lastClipped).isBetween(320 * 240 / 200, 320 * 240 * 3 / 4);
  }

  @Test
  void glare_otherStream_liesElsewhere() {
    Image dark = grey(64, 64, 60);
    Image a = new Glare().apply(dark, 3, RandomStreams.of(1, "a", "glare")).image();
    Image b = new Glare().apply(dark, 3, RandomStreams.of(2, "a", "glare")).image();

    assertThat(a.samePixels(b)).isFalse();
  }
}

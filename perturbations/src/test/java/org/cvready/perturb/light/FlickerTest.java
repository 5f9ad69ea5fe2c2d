package org.cvready.perturb.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cvready.perturb.light.Greys.changed;
import static org.cvready.perturb.light.Greys.grey;
import static org.cvready.perturb.light.Greys.light;

import org.cvready.perturb.LinearLight;
import org.cvready.perturb.RandomStreams;
import org.cvready.perturb.Settings;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlickerTest {
  private static final Image GREY = grey(5, 300, 150);

  private static Flicker lamp(double mains, double exposure, double line) {
    Settings settings =
        Flicker.STANDARD
            .with("mains_hz", mains)
            .with("exposure_ms", exposure)
            .with("line_us", line);
    return new Flicker(settings);
  }

  @ParameterizedTest
  @CsvSource({"50, 10", "50, 20", "50, 70", "60, 25", "62.5, 8", "100, 5"})
  void apply_exposureOfWholeSwings_showsNoBands(double mains, double exposure) {
    assertThat(changed(lamp(mains, exposure, 40), GREY, 100).samePixels(GREY)).isTrue();
  }

  /** 50 Hz mains swing a lamp's light at 100 Hz: 10 ms are 100 rows of 100 us. */
  @Test
  void apply_bands_repeatWithTwiceTheMainsFrequency() {
    Image result = changed(lamp(50, 1, 100), GREY, 60);

    for (int y = 0; y + 100 < 300; y++) {
      assertThat(result.sample(2, y, 1)).isEqualTo(result.sample(2, y + 100, 1));
    }
    assertThat(result.sample(2, 0, 1)).isNotEqualTo(result.sample(2, 50, 1));
  }

  @ParameterizedTest
  @CsvSource({"50, 3, 100, 80", "60, 0.01, 37, 50", "50, 14, 25, 100"})
  void apply_everyRow_hasTheMeanLightOfItsExposure(
      double mains, double exposure, double line, double depth) {
    double phase = RandomStreams.of(7, "grey", "flicker").nextDouble();
    Image result = changed(lamp(mains, exposure, line), GREY, depth);

    // The phase is that of the exposure's middle in row 0.
    int parts = 2000;
    for (int y = 0; y < 300; y += 37) {
      double sum = 0;
      for (int i = 0; i < parts; i++) {
        double seconds = y * line / 1e6 + ((i + 0.5) / parts - 0.5) * exposure / 1000;
        sum += 1 + depth / 100 * StrictMath.cos(2 * Math.PI * (phase + 2 * mains * seconds));
      }
      double expected = LinearLight.ofSample(150) * sum / parts;
      assertThat(light(result, 0, y, 0)).isCloseTo(Math.min(1, expected), within(0.005));
    }
  }
}

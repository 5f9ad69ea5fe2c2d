package org.cvready.perturb.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cvready.perturb.light.Greys.changed;
import static org.cvready.perturb.light.Greys.grey;

import org.cvready.perturb.LinearLight;
import org.cvready.vision.Image;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LowLightTest {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 200;

  /** EMVA 1288: the variance in electrons is their mean plus that of the read noise. */
  @ParameterizedTest
  @CsvSource({"188, 1000, 10", "120, 400, 0", "150, 5000, 30", "200, 100, 3"})
  void apply_greyPicture_hasTheMeanAndVarianceOfPhotonsAndElectronics(
      int sample, double electronsAtWhite, double readNoise) {
    LowLight camera = new LowLight(LowLight.STANDARD.with("read_noise", readNoise));
    Image result = changed(camera, grey(WIDTH, HEIGHT, sample), electronsAtWhite);
    double light = LinearLight.ofSample(sample);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      for (int c = 0; c < 3; c++) {
        double off = Greys.light(result, i % WIDTH, i / WIDTH, c) - light;
        sum += off;
        squares += off * off;
      }
    }
    int n = 3 * WIDTH * HEIGHT;
    double variance = squares / n * electronsAtWhite * electronsAtWhite;
    double expected = light * electronsAtWhite + readNoise * readNoise;

    assertThat(sum / n).isCloseTo(0, within(0.01 * light));
    assertThat(variance / expected).isCloseTo(1, within(0.03));
  }
}

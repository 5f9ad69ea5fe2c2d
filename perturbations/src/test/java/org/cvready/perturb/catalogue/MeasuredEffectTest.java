package org.cvready.perturb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.cvready.imaging.ImageMeasure;
import org.cvready.imaging.ImageMeasures;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.RandomStreams;
import org.cvready.perturb.glare.Glare;
import org.cvready.perturb.glare.VeilingGlare;
import org.cvready.perturb.light.ColourTemperature;
import org.cvready.perturb.light.Exposure;
import org.cvready.perturb.light.Vignetting;
import org.cvready.perturb.optics.Defocus;
import org.cvready.perturb.sensor.GaussianNoise;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;

/** A picture's measures see what a perturbation did to it. */
class MeasuredEffectTest {
  /** Smooth shapes of middle brightness, so that neither end clips. */
  private static final Image SCENE = scene();

  private static Image scene() {
    int width = 320;
    int height = 240;
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < rgb.length; i++) {
      int x = i / 3 % width;
      int y = i / 3 / width;
      double disc = Math.hypot(x % 80 - 40, y % 80 - 40) < 25 ? 45 : 0;
      rgb[i] = (byte) Math.rint(95 + disc + 12 * Math.sin(x / 9.0 + y / 23.0));
    }
    return Image.copyOf(width, height, rgb);
  }

  private static double[] measured(
      ImageMeasure measure, Perturbation perturbation, double... strengths) {
    return Arrays.stream(strengths)
        .map(
            strength -> {
              Image image =
                  perturbation
                      .apply(SCENE, strength, RandomStreams.of(7, "scene", perturbation.name()))
                      .image();
              return ImageMeasures.of(image).value(measure).orElseThrow();
            })
        .toArray();
  }

  private static double clean(ImageMeasure measure) {
    return ImageMeasures.of(SCENE).value(measure).orElseThrow();
  }

  private static void assertRising(double... values) {
    for (int i = 1; i < values.length; i++) {
      assertThat(values[i]).as("%s", Arrays.toString(values)).isGreaterThan(values[i - 1]);
    }
  }

  @Test
  void light_afterExposure_isScaledByItsPowerOfTwo() {
    double clean = clean(ImageMeasure.LIGHT);
    double[] light = measured(ImageMeasure.LIGHT, new Exposure(), -2, -1, 0, 1);
    for (int i = 0; i < light.length; i++) {
      double gain = Math.pow(2, i - 2);
      // Rounding to samples; of the dark ones more.
      assertThat(light[i]).isCloseTo(gain * clean, within(0.01 * gain * clean));
    }
    double[] colour = measured(ImageMeasure.RED_GREEN, new Exposure(), -1, 1);
    assertThat(colour).containsExactly(new double[] {0, 0}, within(0.01));
  }

  @Test
  void redGreen_underWarmerLight_risesAndTheTemperatureIsFound() {
    double[] kelvin = {9000, 6504, 5000, 4000, 3000};
    assertRising(measured(ImageMeasure.RED_GREEN, new ColourTemperature(), kelvin));
    double[] blue = measured(ImageMeasure.BLUE_GREEN, new ColourTemperature(), kelvin);
    assertRising(Arrays.stream(blue).map(stops -> -stops).toArray());
    double[] found = measured(ImageMeasure.COLOUR_TEMPERATURE, new ColourTemperature(), kelvin);
    // The scene is grey. McCamy is good to 1 % or so here, and samples are rounded.
    for (int i = 0; i < kelvin.length; i++) {
      assertThat(found[i]).isCloseTo(kelvin[i], within(0.03 * kelvin[i]));
    }
  }

  @Test
  void sharpness_underDefocus_fallsAndUnderExposureStays() {
    double[] blurred = measured(ImageMeasure.SHARPNESS, new Defocus(), 16, 11, 7, 4, 2);
    assertRising(blurred);
    assertThat(blurred[4]).isLessThan(clean(ImageMeasure.SHARPNESS));
    double[] exposed = measured(ImageMeasure.SHARPNESS, new Exposure(), -1, 0.5);
    double clean = clean(ImageMeasure.SHARPNESS);
    assertThat(exposed).containsExactly(new double[] {clean, clean}, within(0.1 * clean));
  }

  @Test
  void noise_ofGaussianNoise_isAboutItsDeviation() {
    double[] noise = measured(ImageMeasure.NOISE, new GaussianNoise(), 1);
    // Standard deviation .08 of 255 by its definition; little clips at these levels.
    assertThat(noise[0]).isCloseTo(0.08 * 255, within(0.05 * 0.08 * 255));
    assertRising(measured(ImageMeasure.NOISE, new GaussianNoise(), 1, 2, 3));
  }

  @Test
  void centreBorder_underVignetting_rises() {
    assertRising(measured(ImageMeasure.CENTRE_BORDER, new Vignetting(), 0, 20, 40, 60, 75));
  }

  @Test
  void blackLevelAndContrast_underVeilingGlare_riseAndFall() {
    double[] shares = {0, 4, 10, 20, 35};
    assertThat(measured(ImageMeasure.BLACK_LEVEL, new VeilingGlare(), shares)).isSorted();
    double[] contrast = measured(ImageMeasure.CONTRAST, new VeilingGlare(), shares);
    assertRising(Arrays.stream(contrast).map(levels -> -levels).toArray());
  }

  @Test
  void glare_underSpecularGlare_rises() {
    Perturbation glare = new Glare();
    double[] strengths = {glare.scale().ofSeverity(3), glare.scale().ofSeverity(5)};
    double[] found = measured(ImageMeasure.GLARE, glare, strengths);
    assertThat(clean(ImageMeasure.GLARE)).isZero();
    assertRising(0, found[0], found[1]);
  }
}

package org.cvready.perturb.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cvready.perturb.light.Greys.changed;
import static org.cvready.perturb.light.Greys.grey;
import static org.cvready.perturb.light.Greys.light;
import static org.cvready.perturb.light.Greys.luminance;

import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LightColourTest {
  private static final Image GREY = grey(4, 4, 120);

  /** CIE 1960 (u, v) of a pixel, from linear sRGB. */
  private static Chromaticity of(Image image) {
    double r = light(image, 1, 1, 0);
    double g = light(image, 1, 1, 1);
    double b = light(image, 1, 1, 2);
    double x = 0.4124 * r + 0.3576 * g + 0.1805 * b;
    double y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    double z = 0.0193 * r + 0.1192 * g + 0.9505 * b;
    double sum = x + 15 * y + 3 * z;
    return new Chromaticity(4 * x / sum, 6 * y / sum);
  }

  /**
   * Illuminant A is a black body at 2856 K with (x, y) = (0.44758, 0.40745), CIE 15:2018; the other
   * two are Wyszecki and Stiles, Color Science, table 1(3.11), in reciprocal megakelvin 200 and
   * 400.
   */
  @ParameterizedTest
  @CsvSource({"2856, 0.25597, 0.34953", "5000, 0.21142, 0.32312", "2500, 0.27218, 0.35407"})
  void ofBlackBody_publishedPoints_areMet(double kelvin, double u, double v) {
    Chromaticity body = Chromaticity.ofBlackBody(kelvin);

    assertThat(body.u()).isCloseTo(u, within(5e-4));
    assertThat(body.v()).isCloseTo(v, within(5e-4));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.05, -0.006, 0.006, 0.03})
  void besideBlackBody_duv_isTheDistanceAtARightAngle(double duv) {
    Chromaticity on = Chromaticity.ofBlackBody(4000);
    Chromaticity beside = Chromaticity.besideBlackBody(4000, duv);
    Chromaticity next = Chromaticity.ofBlackBody(4001);
    double du = beside.u() - on.u();
    double dv = beside.v() - on.v();

    assertThat(Math.sqrt(du * du + dv * dv)).isCloseTo(Math.abs(duv), within(1e-9));
    assertThat(du * (next.u() - on.u()) + dv * (next.v() - on.v())).isCloseTo(0, within(1e-9));
    assertThat(Math.signum(dv)).isEqualTo(Math.signum(duv));
  }

  @ParameterizedTest
  @ValueSource(doubles = {2700, 4000, 6504, 10_000})
  void colourTemperature_balanceOfTheCamera_isTheIdentity(double white) {
    ColourTemperature same =
        new ColourTemperature(ColourTemperature.STANDARD.with("white_k", white));

    assertThat(changed(same, GREY, white).samePixels(GREY)).isTrue();
    assertThat(same.scale().neutral()).hasValue(white);
  }

  @Test
  void colourTemperature_falling_getsRedderAtTheSameLuminance() {
    double last = 0;
    for (double kelvin : new double[] {15_000, 10_000, 6504, 5000, 4000, 3000, 2500}) {
      Image result = changed(new ColourTemperature(), GREY, kelvin);
      double redToBlue = light(result, 1, 1, 0) / light(result, 1, 1, 2);

      assertThat(redToBlue).isGreaterThan(last);
      assertThat(luminance(result, 1, 1)).isCloseTo(luminance(GREY, 1, 1), within(0.003));
      last = redToBlue;
    }
  }

  /**
   * White under illuminant A looks like A to a camera balanced for daylight, but for the distance
   * of D65 from the locus, which is .003.
   */
  @Test
  void colourTemperature_greyUnderIncandescentLight_hasItsChromaticity() {
    Chromaticity result = of(changed(new ColourTemperature(), GREY, 2856));

    assertThat(result.u()).isCloseTo(0.25597, within(0.005));
    assertThat(result.v()).isCloseTo(0.34953, within(0.005));
  }

  /** 1e6 / (1e6 / 6504 + 30) is 5442 K, and so on. */
  @Test
  void colourTemperature_severities_areFixedShiftsInMired() {
    assertThat(new ColourTemperature().scale().severities())
        .containsExactly(5440.0, 4570.0, 3860.0, 3240.0, 2710.0);
    ColourTemperature warm =
        new ColourTemperature(ColourTemperature.STANDARD.with("white_k", 2700));
    assertThat(warm.scale().severities()).allMatch(kelvin -> kelvin < 2700 && kelvin >= 1700);
  }

  @Test
  void tint_aboveZero_isGreenAndBelowMagenta() {
    Image green = changed(new Tint(), GREY, 0.02);
    Image magenta = changed(new Tint(), GREY, -0.02);

    assertThat(green.sample(1, 1, 1)).isGreaterThan(120);
    assertThat(green.sample(1, 1, 0)).isLessThan(120);
    assertThat(magenta.sample(1, 1, 1)).isLessThan(120);
    assertThat(magenta.sample(1, 1, 2)).isGreaterThan(120);
    assertThat(luminance(green, 1, 1)).isCloseTo(luminance(GREY, 1, 1), within(0.003));
    Chromaticity before = of(GREY);
    Chromaticity after = of(green);
    double du = after.u() - before.u();
    double dv = after.v() - before.v();
    assertThat(Math.sqrt(du * du + dv * dv)).isCloseTo(0.02, within(0.002));
  }

  @ParameterizedTest
  @CsvSource({"50000, 50000, 0.7", "100000, 50000, 0.49", "20000, 20000, 0.7", "0, 50000, 1"})
  void lampAgeing_hours_leaveTheLightOfTm21(double hours, double l70, double left) {
    LampAgeing lamp = new LampAgeing(LampAgeing.STANDARD.with("l70_h", l70));
    Image result = changed(lamp, grey(4, 4, 230), hours);

    assertThat(luminance(result, 1, 1) / luminance(grey(4, 4, 230), 1, 1))
        .isCloseTo(left, within(0.006));
  }

  @Test
  void lampAgeing_atL70_hasShiftedTowardsYellow() {
    LampAgeing lamp = new LampAgeing(LampAgeing.STANDARD.with("shift", 0.02).with("lamp_k", 6504));
    Image fresh = grey(4, 4, 230);
    Chromaticity before = of(fresh);
    Chromaticity after = of(changed(lamp, fresh, 50_000));
    double du = after.u() - before.u();
    double dv = 1.5 * (after.v() - before.v());

    assertThat(Math.sqrt(du * du + dv * dv)).isCloseTo(0.02, within(0.003));
    assertThat(dv).isPositive();
  }
}

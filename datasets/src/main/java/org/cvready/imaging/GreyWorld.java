package org.cvready.imaging;

import java.util.OptionalDouble;

/**
 * The colour of the light, guessed from a picture's mean: right where the scene is grey on average
 * (G. Buchsbaum, Journal of the Franklin Institute 310 (1980), 1-26), and biased by its colours
 * otherwise.
 *
 * @param red mean linear light, in [0, 1]
 * @param green likewise
 * @param blue likewise
 */
record GreyWorld(double red, double green, double blue) {
  /** CIE 15 gives a colour temperature no meaning beyond this distance from the black bodies. */
  private static final double FARTHEST = 0.05;

  /**
   * The correlated colour temperature in kelvin, where it is in McCamy's range of [2000, 12500] and
   * the colour lies near those of black bodies; empty otherwise, as for black pictures.
   *
   * <p>Source: C. S. McCamy, Color Research and Application 17 (1992), 142-144.
   */
  OptionalDouble colourTemperature() {
    // Tristimulus values of sRGB's primaries and white, IEC 61966-2-1.
    double x = 0.4124 * red + 0.3576 * green + 0.1805 * blue;
    double y = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    double z = 0.0193 * red + 0.1192 * green + 0.9505 * blue;
    double sum = x + y + z;
    if (!(sum > 0)) {
      return OptionalDouble.empty();
    }
    double n = (x / sum - 0.3320) / (0.1858 - y / sum);
    double kelvin = ((449 * n + 3525) * n + 6823.3) * n + 5520.33;
    boolean known = kelvin >= 2000 && kelvin <= 12_500;
    double weighted = x + 15 * y + 3 * z;
    return known && toBlackBody(4 * x / weighted, 6 * y / weighted, kelvin) <= FARTHEST
        ? OptionalDouble.of(kelvin)
        : OptionalDouble.empty();
  }

  /**
   * Distance from the black body of a temperature in CIE 1960 (u, v).
   *
   * <p>Source of the locus: M. Krystek, Color Research and Application 10 (1985), 38-40.
   */
  private static double toBlackBody(double u, double v, double kelvin) {
    double bodyU =
        ((1.28641212e-7 * kelvin + 1.54118254e-4) * kelvin + 0.860117757)
            / ((7.08145163e-7 * kelvin + 8.42420235e-4) * kelvin + 1);
    double bodyV =
        ((4.20481691e-8 * kelvin + 4.22806245e-5) * kelvin + 0.317398726)
            / ((1.61456053e-7 * kelvin - 2.89741816e-5) * kelvin + 1);
    return Math.sqrt((u - bodyU) * (u - bodyU) + (v - bodyV) * (v - bodyV));
  }
}

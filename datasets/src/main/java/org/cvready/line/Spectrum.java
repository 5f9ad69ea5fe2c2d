package org.cvready.line;

/**
 * The colour that the line's camera sees of a thermal-like light.
 *
 * <p>Planck's law, weighed with bell-shaped sensitivities of a Bayer sensor (peaks at 600, 540 and
 * 460 nm), relative to light of the colour temperature at which white was balanced.
 */
final class Spectrum {
  /** Colour temperature of the lamps when the line was commissioned, kelvin. */
  static final double COMMISSIONED_KELVIN = 5_000;

  private static final double[] PEAKS = {600, 540, 460};
  private static final double[] WIDTHS = {36, 38, 28};
  private static final double SECOND_RADIATION_CONSTANT = 1.438777e7;

  private Spectrum() {}

  /**
   * Red, green and blue of a light as balanced for {@link #COMMISSIONED_KELVIN}, scaled to green 1.
   */
  static Rgb rgb(double kelvin) {
    double[] raw = response(kelvin);
    double[] white = response(COMMISSIONED_KELVIN);
    double green = raw[1] / white[1];
    return new Rgb(raw[0] / white[0] / green, 1, raw[2] / white[2] / green);
  }

  private static double[] response(double kelvin) {
    double[] sums = new double[3];
    for (int nanometres = 400; nanometres <= 700; nanometres += 5) {
      double power =
          1
              / (StrictMath.pow(nanometres / 560.0, 5)
                  * (StrictMath.exp(SECOND_RADIATION_CONSTANT / (nanometres * kelvin)) - 1));
      for (int c = 0; c < 3; c++) {
        double z = (nanometres - PEAKS[c]) / WIDTHS[c];
        sums[c] += power * StrictMath.exp(-z * z / 2);
      }
    }
    return sums;
  }
}

package org.cvready.perturb.light;

/**
 * The colour of a light, without its amount, in the uniform chromaticity scale CIE 1960 (u, v).
 *
 * @param u the red to green axis
 * @param v the yellow to blue axis; above 0
 */
record Chromaticity(double u, double v) {
  /**
   * A black body.
   *
   * <p>The rational approximation of Krystek, "An algorithm to calculate correlated colour
   * temperature", Color Research and Application 10 (1985) 38: within 1e-4 of the locus.
   *
   * @param kelvin in [1000, 15000]
   */
  static Chromaticity ofBlackBody(double kelvin) {
    double t = kelvin;
    double u =
        (0.860117757 + t * (1.54118254e-4 + t * 1.28641212e-7))
            / (1 + t * (8.42420235e-4 + t * 7.08145163e-7));
    double v =
        (0.317398726 + t * (4.22806245e-5 + t * 4.20481691e-8))
            / (1 + t * (-2.89741816e-5 + t * 1.61456053e-7));
    return new Chromaticity(u, v);
  }

  /**
   * A light beside the locus of black bodies.
   *
   * <p>Duv of Ohno, "Practical use and calculation of CCT and Duv", LEUKOS 10 (2014) 47: the
   * distance from the locus, at a right angle to it in (u, v).
   *
   * @param kelvin of the nearest black body, in [1000, 15000]
   * @param duv above 0 towards green, below 0 towards magenta
   */
  static Chromaticity besideBlackBody(double kelvin, double duv) {
    Chromaticity at = ofBlackBody(kelvin);
    Chromaticity before = ofBlackBody(kelvin * 0.999);
    Chromaticity after = ofBlackBody(kelvin * 1.001);
    double du = after.u - before.u;
    double dv = after.v - before.v;
    double length = Math.sqrt(du * du + dv * dv);
    return new Chromaticity(at.u + duv * dv / length, at.v - duv * du / length);
  }

  /**
   * The light further away from another one.
   *
   * @param other not this one
   * @param shift distance in the uniform chromaticity scale CIE 1976 (u', v'), where u' = u and v'
   *     = 1.5 v; below 0 towards the other
   */
  Chromaticity awayFrom(Chromaticity other, double shift) {
    double du = u - other.u;
    double dv = 1.5 * (v - other.v);
    double length = Math.sqrt(du * du + dv * dv);
    return new Chromaticity(u + shift * du / length, v + shift * dv / length / 1.5);
  }

  /** Tristimulus values X, Y, Z for Y = 1. */
  double[] tristimulus() {
    return new double[] {1.5 * u / v, 1, (4 - u - 10 * v) / (2 * v)};
  }
}

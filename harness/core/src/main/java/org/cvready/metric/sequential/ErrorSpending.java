package org.cvready.metric.sequential;

/**
 * How the error of a test that looks several times is spread over its looks: alpha (t / n)^power is
 * spent up to t of n.
 *
 * <p>A high power spends late, so that the last look is nearly as strong as a test of its own; a
 * low one lets a test pass sooner. Whatever the power, the whole is alpha. Source: K. K. G. Lan and
 * D. L. DeMets, Biometrika 70 (1983), 659-663; I. K. Hwang, W. J. Shih and J. S. De Cani,
 * Statistics in Medicine 9 (1990), 1439-1445, on families of such functions.
 *
 * @param alpha error of the whole test, in the open interval (0, 1)
 * @param power at least 1: spent evenly
 */
public record ErrorSpending(double alpha, double power) {
  private static final double LATE = 3;

  /** Checks the values. */
  public ErrorSpending {
    GroupSequential.requireOpen("alpha", alpha);
    if (!(power >= 1 && power < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("power must be at least 1, got " + power);
    }
  }

  /** Spends with the third power: little before the end. */
  public static ErrorSpending late(double alpha) {
    return new ErrorSpending(alpha, LATE);
  }

  /**
   * The error that may have been spent up to a look.
   *
   * @param done trials or units at the look, in [0, all]
   * @param all at the last look
   */
  double upTo(int done, int all) {
    double share = (double) done / all;
    return power == LATE ? alpha * share * share * share : alpha * StrictMath.pow(share, power);
  }
}

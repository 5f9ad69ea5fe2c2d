package org.cvready.metric.sequential;

/**
 * How the error of a test that looks several times is spread over its looks: alpha (t / n)^3 is
 * spent up to t of n.
 *
 * <p>Little is spent early, so that the last look is nearly as strong as a test of its own. Source:
 * K. K. G. Lan and D. L. DeMets, Biometrika 70 (1983), 659-663.
 */
final class ErrorSpending {
  private ErrorSpending() {}

  /**
   * The error that may have been spent up to a look.
   *
   * @param done trials or units at the look, in [0, all]
   * @param all at the last look
   * @param alpha error of the whole test, in (0, 1)
   */
  static double upTo(int done, int all, double alpha) {
    double share = (double) done / all;
    return alpha * share * share * share;
  }
}

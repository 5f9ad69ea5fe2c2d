package org.cvready.metric.shift;

/**
 * The outcome of a test whose statistic follows a chi-square distribution.
 *
 * @param statistic of the test, in [0, infinity)
 * @param degreesOfFreedom of its distribution, at least 0
 * @param pValue chance of a statistic this large or larger where nothing differs, in [0, 1]
 */
public record Significance(double statistic, int degreesOfFreedom, double pValue) {
  public Significance {
    if (!(statistic >= 0 && statistic < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("statistic must be in [0, infinity), got " + statistic);
    }
    if (degreesOfFreedom < 0) {
      throw new IllegalArgumentException(
          "degreesOfFreedom must be at least 0, got " + degreesOfFreedom);
    }
    if (!(pValue >= 0 && pValue <= 1)) {
      throw new IllegalArgumentException("pValue must be in [0, 1], got " + pValue);
    }
  }
}

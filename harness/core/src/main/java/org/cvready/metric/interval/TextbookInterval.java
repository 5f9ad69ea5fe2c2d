package org.cvready.metric.interval;

/**
 * Two-sided intervals of a rate as other tools print them, for comparison with their figures.
 *
 * <p>None of them decides a gate: their coverage falls below its level for some rates, and every
 * one takes the trials to be independent. {@link ClopperPearson} and {@link ClusterGamma} do
 * decide. Source of all: L. D. Brown, T. T. Cai and A. DasGupta, "Interval estimation for a
 * binomial proportion", Statistical Science 16 (2001), 101-133; Wilson's with continuity: R. G.
 * Newcombe, Statistics in Medicine 17 (1998), 857-872.
 */
public enum TextbookInterval {
  /** Wilson's score interval. */
  WILSON("Wilson") {
    @Override
    double lower(double k, double n, double tail) {
      double z = Quantiles.normal(1 - tail);
      double centre = k + z * z / 2;
      double half = z * Math.sqrt(k * (n - k) / n + z * z / 4);
      return k == 0 ? 0 : (centre - half) / (n + z * z);
    }
  },

  /** Wilson's score interval with continuity correction. */
  WILSON_CONTINUITY("Wilson with continuity") {
    @Override
    double lower(double k, double n, double tail) {
      double z = Quantiles.normal(1 - tail);
      double p = k / n;
      double root = z * z - 2 - 1 / n + 4 * p * (n - k + 1);
      double half = 1 + z * Math.sqrt(Math.max(0, root));
      return k == 0 ? 0 : (2 * k + z * z - half) / (2 * (n + z * z));
    }
  },

  /** Quantiles of the posterior under Jeffreys' prior Beta(1/2, 1/2). */
  JEFFREYS("Jeffreys") {
    @Override
    double lower(double k, double n, double tail) {
      return Quantiles.beta(tail, k + 0.5, n - k + 0.5);
    }
  },

  /** Jeffreys' interval, reaching to 0 without events and to 1 without anything else. */
  JEFFREYS_MODIFIED("Jeffreys, modified ends") {
    @Override
    double lower(double k, double n, double tail) {
      return k == 0 ? 0 : JEFFREYS.lower(k, n, tail);
    }
  },

  /** Wald's interval about Wilson's centre. */
  AGRESTI_COULL("Agresti-Coull") {
    @Override
    double lower(double k, double n, double tail) {
      double z = Quantiles.normal(1 - tail);
      double trials = n + z * z;
      double p = (k + z * z / 2) / trials;
      return p - z * Math.sqrt(p * (1 - p) / trials);
    }
  },

  /** Wald's interval by the normal approximation; of no use for rare events. */
  WALD("Wald") {
    @Override
    double lower(double k, double n, double tail) {
      double p = k / n;
      return p - Quantiles.normal(1 - tail) * Math.sqrt(p * (1 - p) / n);
    }
  };

  private final String method;

  TextbookInterval(String method) {
    this.method = method;
  }

  abstract double lower(double k, double n, double tail);

  /**
   * The interval that is to hold the rate with probability {@code confidence}.
   *
   * @param events how often it happened, in [0, trials]
   * @param trials how often it could have happened, not negative; none leaves the rate unknown
   * @param confidence of both ends together, in the open interval (0, 1)
   */
  public Interval of(long events, long trials, double confidence) {
    double tail = (1 - Interval.requireLevel(confidence)) / 2;
    if (!(trials >= 0 && events >= 0 && events <= trials)) {
      throw new IllegalArgumentException(
          "events must be in [0, trials], got %d of %d".formatted(events, trials));
    }
    if (trials == 0) {
      return Interval.unknownRate(1 - tail, method, "no trials");
    }
    double n = (double) trials;
    // Every one of them is the same for what did not happen.
    double lower = lower((double) events, n, tail);
    double upper = 1 - lower(n - events, n, tail);
    return Interval.of(Math.max(0, lower), Math.min(1, upper), 1 - tail, method);
  }
}

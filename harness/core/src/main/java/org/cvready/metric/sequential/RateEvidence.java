package org.cvready.metric.sequential;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The evidence of misses so far about whether a rate is above or below a limit, as e-values: an
 * e-value of 20 or more rejects at 5 %, at any time and after any number of looks.
 *
 * <p>Each is the likelihood of the misses, averaged evenly over all rates on the side of the
 * alternative, over that at the limit. Sources: H. Robbins, Annals of Mathematical Statistics 41
 * (1970), 1397-1409; I. Waudby-Smith and A. Ramdas, Journal of the Royal Statistical Society B 86
 * (2024), 1-27.
 *
 * @param misses among the trials, in [0, trials]
 * @param trials independent and in random order, not negative
 * @param limit L, in the open interval (0, 1)
 */
public record RateEvidence(long misses, long trials, double limit) {
  public RateEvidence {
    if (!(misses >= 0 && misses <= trials)) {
      throw new IllegalArgumentException(
          "misses must be in [0, trials], got %d of %d".formatted(misses, trials));
    }
    if (!(limit > 0 && limit < 1)) {
      throw new IllegalArgumentException("limit must be in (0, 1), got " + limit);
    }
  }

  /** Evidence that the rate is above the limit, in (0, infinity]. */
  public double above() {
    return ratio(posterior().survivalProbability(limit), 1 - limit);
  }

  /** Evidence that the rate is below the limit, in (0, infinity]. */
  public double below() {
    return ratio(posterior().cumulativeProbability(limit), limit);
  }

  /** The likelihood as a distribution of the rate, whose density at the limit divides. */
  private BetaDistribution posterior() {
    return BetaDistribution.of(misses + 1.0, trials - misses + 1.0);
  }

  private double ratio(double onSide, double length) {
    return Math.exp(Math.log(onSide) - Math.log(length) - posterior().logDensity(limit));
  }
}

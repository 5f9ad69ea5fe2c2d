package org.cvready.metric.sequential;

import java.util.stream.DoubleStream;

/**
 * The evidence of independent units so far that a rate of events among their trials is above a
 * limit, as an e-value: 20 or more rejects "at most L" at 5 %, at any time.
 *
 * <p>The wealth of a gambler who stakes a fixed share on each unit: a unit of m trials with y
 * events pays y - L m, which is at most 0 in the mean where the rate is at most L, whether or not
 * trials of a unit go wrong together and whether or not larger units do so more often. No stake can
 * lose more than there is. The e-value is the mean wealth over several shares. Source: I.
 * Waudby-Smith and A. Ramdas, Journal of the Royal Statistical Society B 86 (2024), 1-27.
 *
 * <p>Not safe for use by several threads.
 */
public final class ClusterEvidence {
  private static final double[] SHARES = {0.02, 0.05, 0.1, 0.2, 0.4, 0.8};

  private final double limit;
  private final long most;
  private final double[] logWealth = new double[SHARES.length];

  /**
   * No unit so far.
   *
   * @param limit L, in the open interval (0, 1)
   * @param most trials that one unit may have, at least 1
   */
  public ClusterEvidence(double limit, long most) {
    GroupSequential.requireOpen("limit", limit);
    if (most < 1) {
      throw new IllegalArgumentException("most trials of a unit must be at least 1, got " + most);
    }
    this.limit = limit;
    this.most = most;
  }

  /**
   * Adds a unit.
   *
   * @param trials in [0, most]
   * @param events in [0, trials]
   */
  public void add(long trials, long events) {
    if (!(events >= 0 && events <= trials && trials <= most)) {
      throw new IllegalArgumentException(
          "events and trials must be in order in [0, %d], got %d and %d"
              .formatted(most, events, trials));
    }
    for (int i = 0; i < SHARES.length; i++) {
      logWealth[i] += StrictMath.log1p(SHARES[i] / (limit * most) * (events - limit * trials));
    }
  }

  /** Evidence that the rate is above the limit, in (0, infinity]. */
  public double above() {
    return DoubleStream.of(logWealth).map(StrictMath::exp).sum() / SHARES.length;
  }
}

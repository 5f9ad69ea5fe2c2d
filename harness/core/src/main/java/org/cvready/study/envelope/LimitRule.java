package org.cvready.study.envelope;

/**
 * What is tested at every magnitude: a rate of events is at most a limit.
 *
 * @param limit in the open interval (0, 1)
 * @param alpha chance of a false PASS, in the open interval (0, 0.5)
 * @param looks how many times at most a test looks, at least 1
 * @param strict whether the bound must also hold where whole units fail together
 */
public record LimitRule(double limit, double alpha, int looks, boolean strict) {
  /** Checks the values. */
  public LimitRule {
    if (!(limit > 0 && limit < 1)) {
      throw new IllegalArgumentException("limit must be in (0, 1), got " + limit);
    }
    if (!(alpha > 0 && alpha < 0.5)) {
      throw new IllegalArgumentException("alpha must be in (0, 0.5), got " + alpha);
    }
    if (looks < 1) {
      throw new IllegalArgumentException("looks must be at least 1, got " + looks);
    }
  }

  /** The same with another chance of a false PASS. */
  public LimitRule withAlpha(double newAlpha) {
    return new LimitRule(limit, newAlpha, looks, strict);
  }
}

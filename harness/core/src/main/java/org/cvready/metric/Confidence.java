package org.cvready.metric;

/**
 * How sure a bound must be.
 *
 * @param level of each one-sided bound, in (0.5, 1)
 * @param strict whether it must also hold where whole images are missed
 */
public record Confidence(double level, boolean strict) {
  /** 95 %, not strict. */
  public static final Confidence USUAL = new Confidence(0.95, false);

  /** Checks the level. */
  public Confidence {
    if (!(level > 0.5 && level < 1)) {
      throw new IllegalArgumentException("confidence must be in (0.5, 1), got " + level);
    }
  }
}

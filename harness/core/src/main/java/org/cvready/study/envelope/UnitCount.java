package org.cvready.study.envelope;

/**
 * What one independent unit contributes to a rate.
 *
 * @param trials objects, images or units on the line, at least 0
 * @param events those of them that went wrong, in [0, trials]
 */
public record UnitCount(int trials, int events) {
  /** Checks the counts. */
  public UnitCount {
    if (!(events >= 0 && events <= trials)) {
      throw new IllegalArgumentException(
          "events must be in [0, trials], got %d of %d".formatted(events, trials));
    }
  }
}

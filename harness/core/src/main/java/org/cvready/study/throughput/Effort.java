package org.cvready.study.throughput;

import java.time.Duration;

/**
 * How long is measured.
 *
 * @param forks fresh Java virtual machines for each row, at least 1
 * @param warmUp in each fork, left out of the figures; above 0
 * @param run in each fork, measured; above 0, cut into {@link #ITERATIONS} equal parts
 */
public record Effort(int forks, Duration warmUp, Duration run) {
  /** Parts of a fork's run; their spread is what a figure's error is made of. */
  public static final int ITERATIONS = 5;

  /** Checks the numbers. */
  public Effort {
    if (forks < 1) {
      throw new IllegalArgumentException("forks must be at least 1, got " + forks);
    }
    if (warmUp.isNegative() || warmUp.isZero() || run.isNegative() || run.isZero()) {
      throw new IllegalArgumentException(
          "warm-up and run must be above 0, got %s and %s".formatted(warmUp, run));
    }
  }
}

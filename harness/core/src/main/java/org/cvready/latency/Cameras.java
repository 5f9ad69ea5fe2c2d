package org.cvready.latency;

import java.time.Duration;

/**
 * The cameras that look at each unit: a frame each. A unit is decided when the last of its frames
 * is, and its latency counts from the arrival of the first.
 *
 * @param count frames of a unit, positive
 * @param phase how much later each camera's frame comes than that of the one before, not negative
 */
public record Cameras(int count, Duration phase) {
  /** One camera. */
  public static final Cameras ONE = new Cameras(1, Duration.ZERO);

  /** Checks the ranges. */
  public Cameras {
    if (count < 1) {
      throw new IllegalArgumentException("cameras must be at least one, got " + count);
    }
    if (phase.isNegative()) {
      throw new IllegalArgumentException("phase must not be negative, got " + phase);
    }
  }
}

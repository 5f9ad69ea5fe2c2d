package org.cvready.latency;

import java.time.Duration;

/** Runs a line at a speed. */
@FunctionalInterface
public interface LoadProbe {

  /**
   * Runs it.
   *
   * @param unitsPerMinute how fast units come, positive
   * @param run how long is measured, positive
   */
  LineSpeedResult run(double unitsPerMinute, Duration run) throws InterruptedException;
}

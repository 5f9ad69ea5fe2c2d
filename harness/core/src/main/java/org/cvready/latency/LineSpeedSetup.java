package org.cvready.latency;

import java.time.Duration;

/**
 * Everything about a run but the work itself, fixed before it starts.
 *
 * @param schedule when units arrive
 * @param warmUpUnits first units, which are processed but not measured; not negative
 * @param measuredUnits units after those; positive
 * @param workers threads that process units, positive
 * @param queueCapacity units that may wait for a worker, positive; one more is dropped
 * @param limits how late the load itself may be
 */
public record LineSpeedSetup(
    Schedule schedule,
    int warmUpUnits,
    int measuredUnits,
    int workers,
    int queueCapacity,
    GeneratorLimits limits) {
  private static final int DEFAULT_QUEUE = 16;

  /** Checks the ranges. */
  public LineSpeedSetup {
    requirePositive("measured units", measuredUnits);
    requirePositive("workers", workers);
    requirePositive("queue capacity", queueCapacity);
    if (warmUpUnits < 0) {
      throw new IllegalArgumentException("warm-up units must not be negative, got " + warmUpUnits);
    }
    Math.addExact(warmUpUnits, measuredUnits);
  }

  /** One worker, a queue of 16 and the default limits, for stretches of time. */
  public static LineSpeedSetup of(Schedule schedule, Duration warmUp, Duration run) {
    return new LineSpeedSetup(
        schedule,
        schedule.unitsIn(warmUp),
        schedule.unitsIn(run),
        1,
        DEFAULT_QUEUE,
        GeneratorLimits.DEFAULT);
  }

  /** The same with other workers and another queue. */
  public LineSpeedSetup with(int newWorkers, int newQueueCapacity) {
    return new LineSpeedSetup(
        schedule, warmUpUnits, measuredUnits, newWorkers, newQueueCapacity, limits);
  }

  /** All units, warm-up included. */
  public int units() {
    return warmUpUnits + measuredUnits;
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be positive, got " + value);
    }
  }
}

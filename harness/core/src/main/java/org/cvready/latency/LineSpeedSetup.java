package org.cvready.latency;

import java.time.Duration;

/**
 * Everything about a run but the work itself, fixed before it starts.
 *
 * @param schedule when units arrive
 * @param cameras the frames of each unit
 * @param warmUp first units, which are processed but not measured
 * @param measuredUnits units after those; positive
 * @param workers threads that process frames, positive
 * @param waiting where frames wait for a worker
 * @param limits how late the load itself may be
 */
public record LineSpeedSetup(
    Schedule schedule,
    Cameras cameras,
    WarmUp warmUp,
    int measuredUnits,
    int workers,
    Waiting waiting,
    GeneratorLimits limits) {

  /** Checks the ranges. */
  public LineSpeedSetup {
    requirePositive("measured units", measuredUnits);
    requirePositive("workers", workers);
    int most = Math.addExact(warmUp.mostUnits(), measuredUnits);
    Math.multiplyExact(most, cameras.count());
  }

  /**
   * Where frames wait for a worker.
   *
   * @param capacity most frames that may wait, positive
   * @param whenFull what becomes of one more
   */
  public record Waiting(int capacity, FullQueue whenFull) {
    /** Room for 16; one more is dropped. */
    public static final Waiting USUAL = new Waiting(16, FullQueue.DROP_NEWEST);

    /** Checks the range. */
    public Waiting {
      requirePositive("queue capacity", capacity);
    }
  }

  /** One camera, one worker, a queue of 16 and the default limits, for stretches of time. */
  public static LineSpeedSetup of(Schedule schedule, Duration warmUp, Duration run) {
    return new LineSpeedSetup(
        schedule,
        Cameras.ONE,
        WarmUp.atLeast(schedule.unitsIn(warmUp)),
        schedule.unitsIn(run),
        1,
        Waiting.USUAL,
        GeneratorLimits.DEFAULT);
  }

  /** The same with other workers and another queue. */
  public LineSpeedSetup with(int newWorkers, Waiting newWaiting) {
    return new LineSpeedSetup(
        schedule, cameras, warmUp, measuredUnits, newWorkers, newWaiting, limits);
  }

  /** The same with other cameras. */
  public LineSpeedSetup with(Cameras newCameras) {
    return new LineSpeedSetup(
        schedule, newCameras, warmUp, measuredUnits, workers, waiting, limits);
  }

  /** The most units that a run takes, warm-up included. */
  public int mostUnits() {
    return warmUp.mostUnits() + measuredUnits;
  }

  /** The units that a run takes where the latency is stable after the least warm-up. */
  public int units() {
    return warmUp.leastUnits() + measuredUnits;
  }

  /** How fast units come. */
  public Pace pace() {
    return Pace.of(schedule);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be positive, got " + value);
    }
  }
}

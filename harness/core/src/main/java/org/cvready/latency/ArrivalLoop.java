package org.cvready.latency;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** Hands over frames by the schedule, whatever became of the last one; for one thread. */
final class ArrivalLoop {
  private static final int NOT_YET = Integer.MAX_VALUE;

  private final LineSpeedSetup setup;
  private final NanoClock clock;
  private final FrameOrder order;
  private final UnitLatencies latencies;
  private final FrameQueue queue;
  private final WarmUpWatch watch;
  private final QueueDepth depth;
  private final long[] lateness;
  private int measuredFrames;
  private long droppedFrames;
  private long blockedFrames;
  private long blockedNanos;

  // Written before the first measured frame is queued, so whoever takes that one sees it.
  private int measuredFrom = NOT_YET;

  ArrivalLoop(LineSpeedSetup setup, NanoClock clock, FrameOrder order, UnitLatencies latencies) {
    this.setup = setup;
    this.clock = clock;
    this.order = order;
    this.latencies = latencies;
    this.queue = new FrameQueue(setup.waiting().capacity(), setup.waiting().whenFull());
    this.watch = new WarmUpWatch(setup.warmUp(), latencies::of);
    this.depth = new QueueDepth(setup.schedule().meanPeriodNanos() * setup.measuredUnits());
    this.lateness = new long[setup.measuredUnits() * setup.cameras().count()];
  }

  FrameQueue queue() {
    return queue;
  }

  /** Whether a unit is measured; for the thread that has taken a frame of it from the queue. */
  boolean isMeasured(int unit) {
    return unit >= measuredFrom;
  }

  int measuredFrom() {
    return measuredFrom;
  }

  /** How late each measured frame was handed over by this loop's own fault, nanoseconds. */
  long[] lateness() {
    return Arrays.copyOf(lateness, measuredFrames);
  }

  /** What it saw; the stages come from the workers. */
  RunTrace trace(List<StageTimes> stages) {
    return new RunTrace(
        watch.outcome(measuredFrom),
        stages,
        depth.parts(),
        droppedFrames,
        blockedFrames,
        blockedNanos);
  }

  /**
   * Runs to the last frame and closes the queue.
   *
   * @param start when the schedule starts, in the clock's time
   * @param arrived told how many frames have arrived
   */
  void run(long start, IntConsumer arrived) throws InterruptedException {
    long free = start;
    int handed = 0;
    for (int i = 0; i < order.size(); i++) {
      int frame = order.frame(i);
      int unit = order.unitOf(frame);
      long scheduled = start + order.frameNanos(frame);
      clock.sleepUntil(scheduled);
      if (measuredFrom == NOT_YET && watch.endsBefore(unit)) {
        measuredFrom = unit;
      }
      if (isMeasured(unit) && unit - measuredFrom >= setup.measuredUnits()) {
        if (measuredFrames == lateness.length) {
          break;
        }
        continue;
      }
      // What it waited for the queue before is the queue's fault, not its own.
      long own = clock.nanoTime() - Math.max(scheduled, free);
      free = hand(frame, unit, free);
      note(unit, scheduled - start, own);
      handed++;
      arrived.accept(handed);
    }
    queue.close();
  }

  /** Hands over a frame; returns when the loop was last free to hand over another. */
  private long hand(int frame, int unit, long free) throws InterruptedException {
    boolean blocks = setup.waiting().whenFull() == FullQueue.BLOCK;
    long before = blocks ? clock.nanoTime() : 0;
    int dropped = queue.hand(frame);
    if (dropped != FrameQueue.NONE) {
      latencies.dropped(order.unitOf(dropped));
      droppedFrames += isMeasured(order.unitOf(dropped)) ? 1 : 0;
    }
    if (!blocks || !queue.waitedForRoom()) {
      return free;
    }
    long now = clock.nanoTime();
    if (isMeasured(unit)) {
      blockedFrames++;
      blockedNanos += now - before;
    }
    return now;
  }

  private void note(int unit, long offset, long own) {
    if (isMeasured(unit)) {
      lateness[measuredFrames] = Math.max(0, own);
      measuredFrames++;
      depth.record(offset - order.unitNanos(measuredFrom), queue.depthAfterHand());
    }
  }
}

package org.cvready.latency;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/** The latency of each unit, once all of its frames are decided or one is dropped. */
final class UnitLatencies {
  private static final long OPEN = 0;

  // One more than the latency, so that what no frame has touched is open.
  private final AtomicLongArray latencies;
  private final AtomicIntegerArray decidedFrames;
  private final int framesOfUnit;

  UnitLatencies(int units, int framesOfUnit) {
    this.latencies = new AtomicLongArray(units);
    this.decidedFrames = new AtomicIntegerArray(framesOfUnit == 1 ? 0 : units);
    this.framesOfUnit = framesOfUnit;
  }

  /** A frame of a unit was dropped, so the unit cannot be decided. */
  void dropped(int unit) {
    latencies.set(unit, LineSpeedResult.DROPPED);
  }

  /** A frame of a unit was decided; true where it was the last one, whose time counts. */
  boolean isLast(int unit) {
    return framesOfUnit == 1 || decidedFrames.incrementAndGet(unit) == framesOfUnit;
  }

  /** A unit was decided so long after it arrived. */
  void decided(int unit, long nanos) {
    latencies.compareAndSet(unit, OPEN, Math.max(0, nanos) + 1);
  }

  /** A unit's latency, or {@link LineSpeedResult#DROPPED}; negative while it is open. */
  long of(int unit) {
    long stored = latencies.get(unit);
    return stored == LineSpeedResult.DROPPED ? stored : stored - 1;
  }

  /** The latencies of so many units from one on. */
  long[] slice(int from, int units) {
    long[] slice = new long[units];
    for (int i = 0; i < units; i++) {
      slice[i] = of(from + i);
    }
    return slice;
  }
}

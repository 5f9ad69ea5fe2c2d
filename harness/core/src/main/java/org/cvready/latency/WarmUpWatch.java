package org.cvready.latency;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/** Decides before which unit the warm-up ends; asked before each unit, on the arrivals' thread. */
final class WarmUpWatch {
  private final WarmUp warmUp;
  private final IntToLongFunction latencies;
  private int nextLook;
  private long earlier;
  private long later;

  /**
   * Takes the rule and where to read latencies.
   *
   * @param latencies latency of a unit, nanoseconds, or {@link LineSpeedResult#DROPPED}; negative
   *     where it is not decided yet
   */
  WarmUpWatch(WarmUp warmUp, IntToLongFunction latencies) {
    this.warmUp = warmUp;
    this.latencies = latencies;
    this.nextLook = warmUp.leastUnits();
  }

  /** Whether the unit that comes now is the first to be measured. */
  boolean endsBefore(int unit) {
    if (unit < nextLook) {
      return false;
    }
    nextLook = unit + Math.max(1, warmUp.windowUnits() / 2);
    return !warmUp.adapts() || isStable(unit) || unit >= warmUp.mostUnits();
  }

  private boolean isStable(int unit) {
    int window = warmUp.windowUnits();
    int last = unit;
    while (last > 0 && latencies.applyAsLong(last - 1) < 0) {
      last--;
    }
    if (last < 2 * window || unit - last > window) {
      return false;
    }
    earlier = median(last - 2 * window, last - window);
    later = median(last - window, last);
    return WarmUp.alike(earlier, later);
  }

  private long median(int from, int to) {
    long[] ascending = new long[to - from];
    for (int unit = from; unit < to; unit++) {
      long latency = latencies.applyAsLong(unit);
      // One that is overtaken by those behind it is slower than they are.
      ascending[unit - from] = latency < 0 ? LineSpeedResult.DROPPED : latency;
    }
    Arrays.sort(ascending);
    return ascending[(ascending.length - 1) / 2];
  }

  /** How it went, once it has ended before a unit. */
  WarmUp.Outcome outcome(int units) {
    boolean settled = !warmUp.adapts() || (later > 0 && WarmUp.alike(earlier, later));
    return new WarmUp.Outcome(units, settled, earlier, later);
  }
}

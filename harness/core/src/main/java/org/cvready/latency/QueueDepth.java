package org.cvready.latency;

import java.util.ArrayList;
import java.util.List;

/** The depth of the queue over time, in so many parts of the run, whatever its length. */
final class QueueDepth {
  static final int PARTS = 120;

  private final long spanNanos;
  private final long[] frames = new long[PARTS];
  private final long[] sums = new long[PARTS];
  private final int[] deepest = new int[PARTS];

  /** Takes how long the measured part of the run is scheduled to last, nanoseconds, positive. */
  QueueDepth(long spanNanos) {
    this.spanNanos = Math.max(1, spanNanos);
  }

  /** Takes down the depth after a hand-over; the time is of its scheduled arrival. */
  void record(long sinceMeasuringNanos, int depth) {
    double share = (double) sinceMeasuringNanos / spanNanos;
    int part = (int) Math.min(PARTS - 1.0, Math.max(0, share * PARTS));
    frames[part]++;
    sums[part] += depth;
    deepest[part] = Math.max(deepest[part], depth);
  }

  /** The parts in which a frame arrived, in order of time. */
  List<QueuePart> parts() {
    List<QueuePart> parts = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      if (frames[part] > 0) {
        long from = (long) ((double) spanNanos * part / PARTS);
        parts.add(
            new QueuePart(from, frames[part], (double) sums[part] / frames[part], deepest[part]));
      }
    }
    return parts;
  }
}

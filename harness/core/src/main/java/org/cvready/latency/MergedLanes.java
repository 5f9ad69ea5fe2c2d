package org.cvready.latency;

import java.util.List;
import java.util.function.LongSupplier;

/**
 * Several cameras that each watch a lane of their own, with a schedule of its own: the units of all
 * in the order of arrival.
 *
 * @param lanes their schedules, at least one
 * @param phaseNanos how much later each lane starts than the one before, nanoseconds, not negative
 */
public record MergedLanes(List<Schedule> lanes, long phaseNanos) implements Schedule {
  /** Copies the list and checks the ranges. */
  public MergedLanes {
    lanes = List.copyOf(lanes);
    if (lanes.isEmpty()) {
      throw new IllegalArgumentException("lanes must be at least one, got none");
    }
    if (phaseNanos < 0) {
      throw new IllegalArgumentException("phase must not be negative, got " + phaseNanos);
    }
  }

  @Override
  public LongSupplier arrivals() {
    LongSupplier[] sources = lanes.stream().map(Schedule::arrivals).toArray(LongSupplier[]::new);
    long[] heads = new long[sources.length];
    for (int lane = 0; lane < heads.length; lane++) {
      heads[lane] = Math.addExact(sources[lane].getAsLong(), lane * phaseNanos);
    }
    return () -> {
      int first = 0;
      for (int lane = 1; lane < heads.length; lane++) {
        first = heads[lane] < heads[first] ? lane : first;
      }
      long now = heads[first];
      heads[first] = Math.addExact(sources[first].getAsLong(), first * phaseNanos);
      return now;
    };
  }

  @Override
  public long meanPeriodNanos() {
    double perNano = lanes.stream().mapToDouble(lane -> 1.0 / lane.meanPeriodNanos()).sum();
    return Math.max(1, Math.round(1 / perNano));
  }

  @Override
  public int unitsTogether() {
    return lanes.stream().mapToInt(Schedule::unitsTogether).sum();
  }

  @Override
  public String text() {
    return "%d cameras, each on a lane of its own, starting %s after one another; the first: %s"
        .formatted(lanes.size(), Words.time(phaseNanos), lanes.get(0).text());
  }
}

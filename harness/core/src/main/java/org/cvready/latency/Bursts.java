package org.cvready.latency;

import java.util.function.LongSupplier;

/**
 * Several units at once or in quick succession and then none for a while, as from a tray or a
 * feeder.
 *
 * @param meanPeriodNanos mean time between units, nanoseconds, positive: a burst of {@code size}
 *     comes every {@code size} of these
 * @param size units in a burst, positive
 * @param spacingNanos time between the units of a burst, nanoseconds, in [0, {@code
 *     meanPeriodNanos}]
 */
public record Bursts(long meanPeriodNanos, int size, long spacingNanos) implements Schedule {
  /** Checks the ranges. */
  public Bursts {
    FixedPeriod.requirePeriod(meanPeriodNanos);
    if (size < 1) {
      throw new IllegalArgumentException("burst size must be positive, got " + size);
    }
    if (spacingNanos < 0 || spacingNanos > meanPeriodNanos) {
      throw new IllegalArgumentException(
          "spacing of a burst must be in [0, %d] ns, the mean period, got %d"
              .formatted(meanPeriodNanos, spacingNanos));
    }
  }

  @Override
  public LongSupplier arrivals() {
    return new LongSupplier() {
      private long burst;
      private int inBurst;

      @Override
      public long getAsLong() {
        long now = Math.addExact(burst, inBurst * spacingNanos);
        inBurst++;
        if (inBurst == size) {
          inBurst = 0;
          burst = Math.addExact(burst, Math.multiplyExact(meanPeriodNanos, size));
        }
        return now;
      }
    };
  }

  @Override
  public int unitsTogether() {
    return size;
  }

  @Override
  public String text() {
    return "bursts of %d units %s apart, a burst every %s"
        .formatted(
            size, Words.time(spacingNanos), Words.time(Math.multiplyExact(meanPeriodNanos, size)));
  }
}

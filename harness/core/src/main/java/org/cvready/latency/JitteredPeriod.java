package org.cvready.latency;

import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * One unit every so often, each a little early or late, as an encoder on a belt triggers.
 *
 * <p>Errors do not add up: unit {@code i} arrives within {@code jitter} periods of its place {@code
 * (i + jitter) periods} after the start, uniformly.
 *
 * @param meanPeriodNanos time between places, nanoseconds, positive
 * @param jitter largest error, periods, in [0, 0.5], so that no unit overtakes another
 * @param seed of the errors
 */
public record JitteredPeriod(long meanPeriodNanos, double jitter, long seed) implements Schedule {
  private static final double MOST = 0.5;

  /** Checks the ranges. */
  public JitteredPeriod {
    FixedPeriod.requirePeriod(meanPeriodNanos);
    if (!(jitter >= 0 && jitter <= MOST)) {
      throw new IllegalArgumentException("jitter must be in [0, 0.5] periods, got " + jitter);
    }
  }

  @Override
  public LongSupplier arrivals() {
    SplittableRandom random = new SplittableRandom(seed);
    double width = 2 * jitter * meanPeriodNanos;
    return new LongSupplier() {
      private long place;

      @Override
      public long getAsLong() {
        long now = Math.addExact(place, (long) (width * random.nextDouble()));
        place = Math.addExact(place, meanPeriodNanos);
        return now;
      }
    };
  }

  @Override
  public String text() {
    return "one every %s, up to %s early or late (encoder jitter, seed %d)"
        .formatted(
            Words.time(meanPeriodNanos), Words.time(Math.round(jitter * meanPeriodNanos)), seed);
  }
}

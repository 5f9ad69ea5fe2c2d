package org.cvready.latency;

import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * Units that know nothing of each other: the times between them are independent and exponentially
 * distributed.
 *
 * @param meanPeriodNanos mean time between arrivals, nanoseconds, positive
 * @param seed of the times
 */
public record PoissonArrivals(long meanPeriodNanos, long seed) implements Schedule {
  /** Checks that time goes forward. */
  public PoissonArrivals {
    FixedPeriod.requirePeriod(meanPeriodNanos);
  }

  @Override
  public LongSupplier arrivals() {
    SplittableRandom random = new SplittableRandom(seed);
    return new LongSupplier() {
      // Whole and fraction apart, so that rounding does not add up over a long run.
      private long next;
      private double fraction;

      @Override
      public long getAsLong() {
        long now = next;
        double gap = fraction - meanPeriodNanos * StrictMath.log(1 - random.nextDouble());
        long whole = (long) gap;
        fraction = gap - whole;
        next = Math.addExact(next, whole);
        return now;
      }
    };
  }

  @Override
  public String text() {
    return "at random, one every %s on average (Poisson, seed %d)"
        .formatted(Words.time(meanPeriodNanos), seed);
  }
}

package org.cvready.trust;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.cvready.gate.MeasuredRun;
import org.cvready.latency.GeneratorLimits;
import org.cvready.latency.LineSpeedBounds;
import org.cvready.latency.LineSpeedResult;
import org.cvready.latency.Pace;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;

/**
 * A line whose units are late in bursts: a chain of two states, in time and late.
 *
 * @param units measured units
 * @param late share of late units, in (0, 1)
 * @param burst mean length of a burst, units, at least 1
 * @param declared stall length that is declared, units
 */
public record LineWorld(int units, double late, double burst, int declared) implements World {
  private static final long PERIOD = 1_000_000;
  private static final Duration DEADLINE = Duration.ofMillis(50);
  private static final long IN_TIME = 20_000_000;
  private static final long TOO_LATE = 90_000_000;

  @Override
  public MeasuredRun draw(RandomGenerator random) {
    long[] latencies = new long[units];
    double end = 1 / burst;
    double start = late / (1 - late) * end;
    boolean isLate = random.nextDouble() < late;
    long events = 0;
    for (int i = 0; i < units; i++) {
      latencies[i] = isLate ? TOO_LATE : IN_TIME;
      events += isLate ? 1 : 0;
      isLate = random.nextDouble() < (isLate ? 1 - end : start);
    }
    LineSpeedResult result =
        LineSpeedResult.of(
            new Pace(PERIOD, 1), latencies, new long[units], GeneratorLimits.DEFAULT);
    long lateUnits = events;
    return new OneFigure(
        confidence ->
            new Measurement(
                Metric.LATE_FRAMES,
                Scope.of("line_speed"),
                OptionalDouble.of((double) lateUnits / units),
                lateUnits,
                units,
                units,
                new LineSpeedBounds(result, Duration.ofNanos(PERIOD * declared), confidence.level())
                    .lateFrames(DEADLINE),
                List.of()));
  }
}

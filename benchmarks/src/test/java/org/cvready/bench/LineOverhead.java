package org.cvready.bench;

import java.time.Duration;
import java.util.Locale;
import org.cvready.latency.Cameras;
import org.cvready.latency.FixedPeriod;
import org.cvready.latency.FullQueue;
import org.cvready.latency.GeneratorLimits;
import org.cvready.latency.LineSpeedResult;
import org.cvready.latency.LineSpeedRun;
import org.cvready.latency.LineSpeedSetup;
import org.cvready.latency.LineSpeedSetup.Waiting;
import org.cvready.latency.NanoClock;
import org.cvready.latency.WarmUp;

/**
 * What the line-speed load itself costs, with a model that does nothing: time from the scheduled
 * arrival to the decision, how late arrivals are, and frames a second where nothing paces them.
 *
 * <p>Goals on two idle cores: overhead under 50 us at the median and 1 ms at p99.9, lateness under
 * 200 us at p99, more than 200,000 frames a second.
 *
 * <pre>{@code
 * java @benchmarks/target/benchmarks.args org.cvready.bench.LineOverhead [UNITS_PER_MINUTE [SECONDS]]
 * }</pre>
 */
public final class LineOverhead {
  private static final double NANOS_PER_MICRO = 1e3;
  private static final int UNPACED = 4_000_000;

  private LineOverhead() {}

  /** Prints the figures; arguments as above, 6,000 units a minute for 20 seconds unless said. */
  public static void main(String[] arguments) throws InterruptedException {
    double perMinute = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 6_000;
    long seconds = arguments.length > 1 ? Long.parseLong(arguments[1]) : 20;
    paced(perMinute, Duration.ofSeconds(seconds));
    for (FullQueue policy : FullQueue.values()) {
      unpaced(policy);
    }
  }

  private static void paced(double perMinute, Duration run) throws InterruptedException {
    FixedPeriod schedule = FixedPeriod.perMinute(perMinute);
    LineSpeedResult result =
        new LineSpeedRun(
                LineSpeedSetup.of(schedule, Duration.ofSeconds(2), run), NanoClock.system())
            .run((frame, stages) -> {});
    System.out.printf(
        Locale.ROOT,
        "%.0f units a minute, %d units, %s%n"
            + "  overhead a frame: median %.1f us, p99 %.1f us, p99.9 %.1f us, most %.1f us%n"
            + "  lateness of the load: median %.1f us, p99 %.1f us, p99.9 %.1f us, most %.1f us%n",
        perMinute,
        result.units(),
        result.valid() ? "valid" : result.invalidReasons().toString(),
        micros(result.percentileNanos(50).orElseThrow()),
        micros(result.percentileNanos(99).orElseThrow()),
        micros(result.percentileNanos(99.9).orElseThrow()),
        micros(result.percentileNanos(100).orElseThrow()),
        micros(result.generatorNanos(50).orElseThrow()),
        micros(result.generatorNanos(99).orElseThrow()),
        micros(result.generatorNanos(99.9).orElseThrow()),
        micros(result.generatorNanos(100).orElseThrow()));
  }

  /** All units are due at once, so that only the load's own work takes time. */
  private static void unpaced(FullQueue policy) throws InterruptedException {
    LineSpeedSetup setup =
        new LineSpeedSetup(
            new FixedPeriod(1),
            Cameras.ONE,
            WarmUp.exactly(UNPACED / 4),
            UNPACED,
            1,
            new Waiting(1_024, policy),
            GeneratorLimits.DEFAULT);
    long start = System.nanoTime();
    LineSpeedResult result = new LineSpeedRun(setup, NanoClock.system()).run((frame, stages) -> {});
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "unpaced, %s: %.0f units a second through the load, %.0f of them decided%n",
        policy.key(),
        setup.units() / seconds,
        (setup.units() - result.dropped()) / seconds);
  }

  private static double micros(long nanos) {
    return nanos / NANOS_PER_MICRO;
  }
}

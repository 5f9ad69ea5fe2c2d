package org.cvready.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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
import org.cvready.metric.interval.NearestRank;

/**
 * What the line-speed load itself costs, with a model that does nothing: time from the scheduled
 * arrival to the decision, how late arrivals are, and frames a second where nothing paces them.
 *
 * <p>Goals on two idle cores: overhead under 50 us at the median and 1 ms at p99.9, lateness under
 * 200 us at p99, more than 200,000 frames a second.
 *
 * <p>A machine that stalls for some milliseconds now and then, because of other work or a virtual
 * processor that is taken away, makes the far percentiles late whatever the program does. So the
 * same schedule is also kept by a bare thread that waits by the same clock and does nothing else,
 * in turns with the load, never beside it: two cores hold no third busy thread. Both meet the
 * machine's pauses alike. What the bare thread shows at a percentile is the machine's part; what
 * the load shows beyond it is the program's. The stalls, moments later than 1 ms, are counted for
 * both: where the shares agree, the machine explains p99.9. Their difference has a 95 % interval
 * (normal approximation of two independent shares, which stalls that come in bursts make too
 * narrow).
 *
 * <pre>{@code
 * java @benchmarks/target/benchmarks.args org.cvready.bench.LineOverhead [UNITS_PER_MINUTE [SECONDS]]
 * }</pre>
 *
 * <p>{@code SECONDS} is the time of each, load and bare thread, over all turns.
 */
public final class LineOverhead {
  private static final double NANOS_PER_MICRO = 1e3;
  private static final int UNPACED = 4_000_000;
  private static final int TURNS = 4;
  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final long STALL_NANOS = 1_000_000;
  private static final double Z_95 = 1.959964;

  private LineOverhead() {}

  /** Prints the figures; arguments as above, 6,000 units a minute for 60 seconds unless said. */
  public static void main(String[] arguments) throws InterruptedException {
    double perMinute = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 6_000;
    long seconds = arguments.length > 1 ? Long.parseLong(arguments[1]) : 60;
    paced(perMinute, Duration.ofSeconds(seconds).dividedBy(TURNS));
    for (FullQueue policy : FullQueue.values()) {
      unpaced(policy);
    }
  }

  /** Load and bare thread in turns, each turn so long. */
  private static void paced(double perMinute, Duration turn) throws InterruptedException {
    FixedPeriod schedule = FixedPeriod.perMinute(perMinute);
    LineSpeedSetup setup = LineSpeedSetup.of(schedule, WARM_UP, turn);
    List<long[]> overhead = new ArrayList<>();
    List<long[]> bare = new ArrayList<>();
    List<LineSpeedResult> runs = new ArrayList<>();
    for (int i = 0; i < TURNS; i++) {
      // Who goes first changes, so that a drift favours neither.
      if ((i & 1) == 0) {
        bare.add(bareLateness(schedule, setup));
      }
      LineSpeedResult run = new LineSpeedRun(setup, NanoClock.system()).run((frame, stages) -> {});
      runs.add(run);
      overhead.add(run.latenciesNanos());
      if ((i & 1) == 1) {
        bare.add(bareLateness(schedule, setup));
      }
    }
    long invalid = runs.stream().filter(run -> !run.valid()).count();
    System.out.printf(
        Locale.ROOT,
        "%.0f units a minute, %d turns of load and bare thread, %d units each; %d runs invalid%n",
        perMinute,
        TURNS,
        setup.measuredUnits(),
        invalid);
    print("overhead a frame, load", sorted(overhead));
    print("lateness, bare thread", sorted(bare));
    System.out.printf(
        Locale.ROOT, "  lateness of the load itself, by turn, p99: %s us%n", p99(runs));
    stalls(sorted(overhead), sorted(bare));
  }

  /** How late a thread is that waits for every unit of a run and does nothing else. */
  private static long[] bareLateness(FixedPeriod schedule, LineSpeedSetup setup)
      throws InterruptedException {
    NanoClock clock = NanoClock.system();
    int units = setup.units();
    long[] arrivals = schedule.arrivals(units);
    long[] lateness = new long[units];
    long start = clock.nanoTime() + schedule.meanPeriodNanos();
    for (int i = 0; i < units; i++) {
      clock.sleepUntil(start + arrivals[i]);
      lateness[i] = clock.nanoTime() - (start + arrivals[i]);
    }
    return Arrays.copyOfRange(lateness, units - setup.measuredUnits(), units);
  }

  private static long[] sorted(List<long[]> turns) {
    return turns.stream().flatMapToLong(Arrays::stream).sorted().toArray();
  }

  private static void print(String what, long[] ascending) {
    System.out.printf(
        Locale.ROOT,
        "  %-22s median %8.1f us, p99 %8.1f us, p99.9 %8.1f us, most %8.1f us%n",
        what + ":",
        micros(NearestRank.of(ascending, 50).orElseThrow()),
        micros(NearestRank.of(ascending, 99).orElseThrow()),
        micros(NearestRank.of(ascending, 99.9).orElseThrow()),
        micros(ascending[ascending.length - 1]));
  }

  private static String p99(List<LineSpeedResult> runs) {
    return runs.stream()
        .map(
            run -> String.format(Locale.ROOT, "%.1f", micros(run.generatorNanos(99).orElseThrow())))
        .collect(Collectors.joining(", "));
  }

  /** Whether the load is late by more than a millisecond more often than the machine is. */
  private static void stalls(long[] overhead, long[] bare) {
    double load = shareAbove(overhead);
    double machine = shareAbove(bare);
    double half =
        Z_95
            * Math.sqrt(
                load * (1 - load) / overhead.length + machine * (1 - machine) / bare.length);
    System.out.printf(
        Locale.ROOT,
        "  later than 1 ms: load %.4f %%, bare thread %.4f %%; the load's own part %+.4f %% (95 %%"
            + " interval %+.4f %% to %+.4f %%)%n",
        100 * load,
        100 * machine,
        100 * (load - machine),
        100 * (load - machine - half),
        100 * (load - machine + half));
  }

  private static double shareAbove(long[] nanos) {
    return (double) Arrays.stream(nanos).filter(late -> late > STALL_NANOS).count() / nanos.length;
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

package org.cvready.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleToLongFunction;
import java.util.function.LongSupplier;
import org.cvready.latency.LoadPoint.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines without threads, whose capacity is known: w workers that take s each decide w / s. */
class CapacitySearchTest {
  private static final Duration DEADLINE = Duration.ofMillis(100);
  private static final CapacityQuestion QUESTION =
      new CapacityQuestion(DEADLINE, 0.01, Duration.ofSeconds(20), 14, Duration.ofSeconds(40));

  /** Units that wait for the first free of so many workers, each busy for the same time. */
  private static final class Line implements LoadProbe {
    private final int workers;
    private final long serviceNanos;
    private final LongSupplier stallNanos;
    private final DoubleToLongFunction latenessNanos;

    Line(int workers, Duration service) {
      this(workers, service, () -> 0, speed -> 0);
    }

    /** With a stop of all workers in the middle of each run, and a load that is late by speed. */
    Line(
        int workers,
        Duration service,
        LongSupplier stallNanos,
        DoubleToLongFunction latenessNanos) {
      this.workers = workers;
      this.serviceNanos = service.toNanos();
      this.stallNanos = stallNanos;
      this.latenessNanos = latenessNanos;
    }

    double capacity() {
      return 60e9 * workers / serviceNanos;
    }

    @Override
    public LineSpeedResult run(double unitsPerMinute, Duration time) {
      FixedPeriod schedule = FixedPeriod.perMinute(unitsPerMinute);
      long[] arrivals = schedule.arrivals(schedule.unitsIn(time));
      long[] latencies = new long[arrivals.length];
      long[] free = new long[workers];
      long stall = stallNanos.getAsLong();
      for (int unit = 0; unit < arrivals.length; unit++) {
        if (unit == arrivals.length / 2) {
          for (int worker = 0; worker < workers; worker++) {
            free[worker] = Math.max(free[worker], arrivals[unit]) + stall;
          }
        }
        Arrays.sort(free);
        free[0] = Math.max(free[0], arrivals[unit]) + serviceNanos;
        latencies[unit] = free[0] - arrivals[unit];
      }
      long[] lateness = new long[arrivals.length];
      Arrays.fill(lateness, latenessNanos.applyAsLong(unitsPerMinute));
      return LineSpeedResult.of(Pace.of(schedule), latencies, lateness, GeneratorLimits.DEFAULT);
    }
  }

  private static Capacity search(Line line, double planned, double guess)
      throws InterruptedException {
    LineSpeedResult plan = line.run(planned, Duration.ofSeconds(20));
    return CapacitySearch.of(QUESTION, plan, guess, line);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void of_aKnownLine_findsItsCapacityFromAnyGuess(long seed) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(seed);
    Line line =
        new Line(random.nextInt(1, 5), Duration.ofNanos(random.nextLong(2_000_000, 60_000_000)));
    double planned = line.capacity() * random.nextDouble(0.1, 0.9);
    double guess = line.capacity() * random.nextDouble(0.3, 3);
    Capacity capacity = search(line, planned, guess);
    assertThat(capacity.unitsPerMinute().orElseThrow() / line.capacity())
        .isCloseTo(1, within(0.05));
    assertThat(capacity.runs().get(0).kind()).isEqualTo(Kind.PLAN);
    LoadPoint last = capacity.runs().get(capacity.runs().size() - 1);
    assertThat(last.kind()).isEqualTo(Kind.CONFIRMATION);
    assertThat(last.kept()).isTrue();
    assertThat(last.units()).isEqualTo(capacity.evidence().orElseThrow().units());
  }

  @Test
  void of_aLineSlowerThanItsPlan_findsWhatItKeeps() throws InterruptedException {
    Line line = new Line(1, Duration.ofMillis(20));
    Capacity capacity = search(line, 9_000, 3_000);
    assertThat(capacity.runs().get(0).kept()).isFalse();
    assertThat(capacity.unitsPerMinute().orElseThrow()).isBetween(2_850.0, 3_030.0);
    assertThat(capacity.above().orElseThrow()).isGreaterThan(2_990);
  }

  @Test
  void of_aLineThatStallsInItsFirstConfirmation_isLowered() throws InterruptedException {
    int[] confirmations = {0};
    Line calm = new Line(2, Duration.ofMillis(10));
    double without = search(calm, 1_000, 12_000).unitsPerMinute().orElseThrow();
    Line stalling =
        new Line(
            2, Duration.ofMillis(10), () -> confirmations[0] == 1 ? 3_000_000_000L : 0, speed -> 0);
    LineSpeedResult plan = stalling.run(1_000, Duration.ofSeconds(20));
    Capacity capacity =
        CapacitySearch.of(
            QUESTION,
            plan,
            12_000,
            (speed, time) -> {
              confirmations[0] += time.equals(QUESTION.confirm()) ? 1 : 0;
              return stalling.run(speed, time);
            });
    assertThat(capacity.unitsPerMinute().orElseThrow())
        .isCloseTo(0.95 * without, within(0.001 * without));
    assertThat(capacity.runs())
        .filteredOn(run -> run.kind() == Kind.CONFIRMATION)
        .extracting(LoadPoint::kept)
        .containsExactly(false, true);
  }

  @Test
  void of_aLineWhoseUnitsAreAlwaysLate_hasNone() throws InterruptedException {
    Capacity capacity = search(new Line(1, Duration.ofMillis(150)), 60, 300);
    assertThat(capacity.unitsPerMinute()).isEmpty();
    assertThat(capacity.evidence()).isEmpty();
    assertThat(capacity.runs()).noneMatch(LoadPoint::kept);
  }

  @Test
  void of_aLineWithoutEnd_isAtLeastTheFastestRun() throws InterruptedException {
    Capacity capacity = search(new Line(64, Duration.ofNanos(1_000)), 60, 100);
    assertThat(capacity.above()).isEmpty();
    List<LoadPoint> runs = capacity.runs();
    double fastest = runs.stream().mapToDouble(LoadPoint::unitsPerMinute).max().orElseThrow();
    assertThat(capacity.unitsPerMinute()).hasValue(fastest);
  }

  @Test
  void of_speedsThatTheLoadCannotKeep_countsThemAsNotKept() throws InterruptedException {
    Line line =
        new Line(8, Duration.ofMillis(1), () -> 0, speed -> speed > 20_000 ? 50_000_000 : 0);
    Capacity capacity = search(line, 1_000, 480_000);
    assertThat(capacity.unitsPerMinute().orElseThrow()).isBetween(19_000.0, 20_000.0);
    assertThat(capacity.runs())
        .filteredOn(run -> run.unitsPerMinute() > 20_000)
        .isNotEmpty()
        .allMatch(run -> !run.kept() && !run.reasons().isEmpty());
  }

  @Test
  void of_aGuessOfNothing_isRefused() {
    Line line = new Line(1, Duration.ofMillis(1));
    LineSpeedResult plan = line.run(60, Duration.ofSeconds(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CapacitySearch.of(QUESTION, plan, 0, line));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CapacityQuestion(DEADLINE, 1, DEADLINE, 1, DEADLINE));
  }
}

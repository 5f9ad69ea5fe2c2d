package org.cvready.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of every schedule, over printed seeds. */
class ScheduleTest {
  private static final int UNITS = 4_000;

  static Stream<Schedule> schedules() {
    return LongStream.range(0, 12).boxed().flatMap(ScheduleTest::schedules);
  }

  private static Stream<Schedule> schedules(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long period = random.nextLong(1_000, 200_000_000);
    int size = random.nextInt(1, 9);
    Schedule jittered = new JitteredPeriod(period, random.nextDouble(0, 0.5), seed);
    Schedule bursts = new Bursts(period, size, random.nextLong(0, period + 1));
    Schedule poisson = new PoissonArrivals(period, seed);
    return Stream.of(
        new FixedPeriod(period),
        jittered,
        bursts,
        poisson,
        new MergedLanes(List.of(jittered, bursts, poisson), random.nextLong(0, period)));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void arrivals_ofAnySchedule_neverGoBackAndAreTheSameEachTime(Schedule schedule) {
    long[] arrivals = schedule.arrivals(UNITS);
    assertThat(arrivals[0]).isNotNegative();
    for (int i = 1; i < arrivals.length; i++) {
      assertThat(arrivals[i]).as("unit %d", i).isGreaterThanOrEqualTo(arrivals[i - 1]);
    }
    assertThat(schedule.arrivals(UNITS)).isEqualTo(arrivals);
    assertThat(schedule.arrivals(UNITS / 3)).isEqualTo(Arrays.copyOf(arrivals, UNITS / 3));
  }

  // Of n Poisson arrivals the mean period has a standard error of 1 / sqrt(n) of it, here 1.6 %;
  // all others are closer. Five of those.
  @ParameterizedTest
  @MethodSource("schedules")
  void arrivals_ofAnySchedule_keepTheMeanRate(Schedule schedule) {
    long[] arrivals = schedule.arrivals(UNITS);
    double mean = (double) arrivals[UNITS - 1] / UNITS;
    assertThat(mean / schedule.meanPeriodNanos()).isCloseTo(1, within(0.08));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void arrivals_ofJitter_stayWithinItAndFillIt(Schedule schedule) {
    if (!(schedule instanceof JitteredPeriod jittered)) {
      return;
    }
    long period = jittered.meanPeriodNanos();
    double width = jittered.jitter() * period;
    long[] arrivals = jittered.arrivals(UNITS);
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int unit = 0; unit < UNITS; unit++) {
      double error = arrivals[unit] - (double) period * unit - width;
      assertThat(Math.abs(error)).isLessThanOrEqualTo(width + 1);
      least = Math.min(least, error);
      most = Math.max(most, error);
    }
    assertThat(most - least).isGreaterThan(1.9 * width - 2);
  }

  // Hand-worked: bursts of three, 5 apart, one burst every 3 x 100.
  @Test
  void arrivals_ofBursts_comeTogether() {
    Bursts bursts = new Bursts(100, 3, 5);
    assertThat(bursts.arrivals(7)).containsExactly(0, 5, 10, 300, 305, 310, 600);
    assertThat(bursts.unitsTogether()).isEqualTo(3);
    assertThat(Pace.of(bursts).stallUnits(java.time.Duration.ofNanos(150))).isEqualTo(3);
    assertThat(Pace.of(bursts).stallUnits(java.time.Duration.ofNanos(401))).isEqualTo(5);
  }

  @Test
  void arrivals_ofLanes_areThoseOfAllInOrder() {
    MergedLanes lanes = new MergedLanes(List.of(new FixedPeriod(100), new FixedPeriod(100)), 30);
    assertThat(lanes.arrivals(5)).containsExactly(0, 30, 100, 130, 200);
    assertThat(lanes.meanPeriodNanos()).isEqualTo(50);
    assertThat(lanes.unitsTogether()).isEqualTo(2);
  }

  // Exponential gaps: a share of exp(-1) is longer than the mean, and their deviation is the mean.
  @ParameterizedTest
  @MethodSource("schedules")
  void arrivals_ofPoisson_haveExponentialGaps(Schedule schedule) {
    if (!(schedule instanceof PoissonArrivals poisson)) {
      return;
    }
    long[] arrivals = poisson.arrivals(UNITS);
    long longer = 0;
    for (int i = 1; i < UNITS; i++) {
      longer += arrivals[i] - arrivals[i - 1] > poisson.meanPeriodNanos() ? 1 : 0;
    }
    assertThat((double) longer / UNITS).isCloseTo(Math.exp(-1), within(0.04));
  }

  @Test
  void schedules_ofImpossibleNumbers_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new JitteredPeriod(10, 0.51, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new JitteredPeriod(10, Double.NaN, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Bursts(10, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Bursts(10, 2, 11));
    assertThatIllegalArgumentException().isThrownBy(() -> new PoissonArrivals(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new MergedLanes(List.of(), 1));
  }

  @Test
  void text_ofEach_saysItInWords() {
    assertThat(new FixedPeriod(125_000_000).text()).isEqualTo("one every 125 ms");
    assertThat(new JitteredPeriod(2_000_000, 0.1, 7).text())
        .isEqualTo("one every 2 ms, up to 200 us early or late (encoder jitter, seed 7)");
    assertThat(new Bursts(1_000_000_000, 4, 1_500).text())
        .isEqualTo("bursts of 4 units 1.5 us apart, a burst every 4 s");
  }
}

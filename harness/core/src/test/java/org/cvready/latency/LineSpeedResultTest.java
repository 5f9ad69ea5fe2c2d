package org.cvready.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.cvready.metric.interval.BlockBound;
import org.cvready.metric.interval.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineSpeedResultTest {
  private static final long PERIOD = 125_000_000;
  private static final Pace PACE = new Pace(PERIOD, 1);
  private static final double LEVEL = 0.95;

  private static LineSpeedResult result(long... latencies) {
    return LineSpeedResult.of(PACE, latencies, new long[latencies.length], GeneratorLimits.DEFAULT);
  }

  private static LineSpeedResult withLateness(long... lateness) {
    return LineSpeedResult.of(PACE, new long[lateness.length], lateness, GeneratorLimits.DEFAULT);
  }

  /** A calm run in which every {@code every}-th unit takes 150 ms. */
  private static LineSpeedResult slowAtEvery(int units, int every) {
    long[] latencies = new long[units];
    Arrays.setAll(latencies, i -> i % every == 7 ? 150_000_000 : 40_000_000 + i);
    return result(latencies);
  }

  @Test
  void late_countsUnitsAfterTheDeadlineAndDropped() {
    LineSpeedResult result = result(99_999_999, 100_000_000, 100_000_001, LineSpeedResult.DROPPED);
    assertThat(result.late(Duration.ofMillis(100))).isEqualTo(2);
    assertThat(result.lateFlags(Duration.ofMillis(100))).containsExactly(false, false, true, true);
    assertThat(result.dropped()).isEqualTo(1);
  }

  @Test
  void percentile_ofFewUnits_isNearestRankAndDroppedIsInfinite() {
    LineSpeedResult result = result(30, 10, LineSpeedResult.DROPPED, 20);
    assertThat(result.percentileNanos(50)).hasValue(20);
    assertThat(result.percentileNanos(75)).hasValue(30);
    assertThat(result.percentileNanos(99)).hasValue(LineSpeedResult.DROPPED);
  }

  @Test
  void histogram_holdsDecidedUnitsAlone() {
    LineSpeedResult result = result(1_000, 2_000, LineSpeedResult.DROPPED);
    assertThat(result.histogram().getTotalCount()).isEqualTo(2);
    assertThat(result.histogram().getMaxValue()).isBetween(2_000L, 2_002L);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {31, 32, 33, 34, 35, 36})
  void histogram_ofAnyLatencies_agreesWithTheExactPercentilesToThreeDigits(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] latencies = new long[random.nextInt(1, 5_000)];
    Arrays.setAll(latencies, i -> (long) Math.exp(random.nextDouble(0, 24)));
    LineSpeedResult result = result(latencies);
    for (double percent : new double[] {1, 50, 90, 95, 99, 99.9, 100}) {
      long exact = result.percentileNanos(percent).orElseThrow();
      double rounded = result.histogram().getValueAtPercentile(percent);
      assertThat(rounded).as("p%s", percent).isBetween((double) exact, 1.001 * exact + 1);
    }
  }

  @ParameterizedTest(name = "lateness {0} ms, valid {1}")
  @CsvSource({"0, true", "12, true", "13, false", "126, false"})
  void valid_ofConstantLateness_endsAtATenthOfThePeriod(long millis, boolean valid) {
    long[] lateness = new long[500];
    Arrays.fill(lateness, millis * 1_000_000);
    assertThat(withLateness(lateness).valid()).isEqualTo(valid);
  }

  @Test
  void valid_withOneArrivalLaterThanAPeriod_isFalseAndSaysSo() {
    long[] lateness = new long[500];
    lateness[77] = 125_000_001;
    assertThat(withLateness(lateness).invalidReasons())
        .containsExactly(
            "the load could not keep its schedule: an arrival was 125.000 ms late,"
                + " at most 125.000 ms allowed");
    lateness[77] = 125_000_000;
    assertThat(withLateness(lateness).valid()).isTrue();
  }

  @Test
  void valid_withoutUnits_isFalse() {
    assertThat(result().invalidReasons()).containsExactly("no unit was measured");
    assertThat(result().percentileNanos(50)).isEmpty();
  }

  @ParameterizedTest(name = "stall {0} ms is {1} units")
  @CsvSource({"1, 1", "100, 1", "125, 1", "126, 2", "1000, 8"})
  void stallUnits_ofATime_roundsUp(long millis, int units) {
    assertThat(PACE.stallUnits(Duration.ofMillis(millis))).isEqualTo(units);
  }

  // 3,200 calm units at a stall of one unit: -ln(0.05) / 3200 = 0.094 %, so 0.1 % can be certified.
  @Test
  void lateFrames_ofCalmRun_certifiesATenthOfAPercent() {
    LineSpeedResult calm = result(new long[3_200]);
    LineSpeedBounds bounds = new LineSpeedBounds(calm, LineSpeedBounds.DEFAULT_STALL, LEVEL);
    Interval late = bounds.lateFrames(Duration.ofMillis(100));
    assertThat(late.upper()).isCloseTo(2.995732273553991 / 3_200, within(1e-12));
    assertThat(late.undecided()).isEmpty();
  }

  @Test
  void lateFrames_ofInvalidRun_isUndecidedWithTheReason() {
    long[] lateness = new long[3_200];
    lateness[0] = 10 * PERIOD;
    LineSpeedResult invalid =
        LineSpeedResult.of(PACE, new long[3_200], lateness, GeneratorLimits.DEFAULT);
    LineSpeedBounds bounds = new LineSpeedBounds(invalid, LineSpeedBounds.DEFAULT_STALL, LEVEL);
    assertThat(bounds.lateFrames(Duration.ofMillis(100)).undecided().orElseThrow())
        .startsWith("run is not valid: the load could not keep its schedule");
  }

  @Test
  void moreUnits_ofCalmRun_areThoseThatCertify() {
    LineSpeedBounds bounds =
        new LineSpeedBounds(result(new long[1_000]), Duration.ofMillis(100), LEVEL);
    assertThat(bounds.moreUnits(Duration.ofMillis(100), 0.001)).hasValue(1_996);
    assertThat(bounds.moreUnits(Duration.ofMillis(100), 0.01)).hasValue(0);
    LineSpeedBounds none = new LineSpeedBounds(result(), Duration.ofMillis(100), LEVEL);
    assertThat(none.moreUnits(Duration.ofMillis(100), 0.001)).hasValue(2_996);
  }

  @ParameterizedTest(name = "one in {0}")
  @ValueSource(ints = {20, 50, 400})
  void bounds_ofSlowUnits_areThoseOfTheBlocks(int every) {
    LineSpeedResult result = slowAtEvery(4_000, every);
    LineSpeedBounds bounds = new LineSpeedBounds(result, Duration.ofMillis(100), LEVEL);
    BlockBound blocks = new BlockBound(1, LEVEL);
    assertThat(bounds.lateFrames(Duration.ofMillis(100)))
        .isEqualTo(blocks.share(result.lateFlags(Duration.ofMillis(100))))
        .isEqualTo(bounds.shareAbove(Duration.ofMillis(100)));
    Interval p99 = bounds.percentileMillis(99);
    assertThat(p99.upper())
        .isCloseTo(blocks.percentile(result.latenciesNanos(), 99).upper() / 1e6, within(1e-9));
    assertThat(p99.lower()).isLessThanOrEqualTo(p99.upper());
    assertThat(p99.upper() >= 150).isEqualTo(every < 400);
  }

  @Test
  void schedule_perMinute_isRegular() {
    FixedPeriod schedule = FixedPeriod.perMinute(480);
    assertThat(schedule.meanPeriodNanos()).isEqualTo(PERIOD);
    assertThat(schedule.arrivals(4)).containsExactly(0, PERIOD, 2 * PERIOD, 3 * PERIOD);
    assertThat(schedule.unitsIn(Duration.ofSeconds(400))).isEqualTo(3_200);
    assertThat(schedule.unitsIn(Duration.ofMillis(126))).isEqualTo(2);
    LineSpeedSetup setup =
        LineSpeedSetup.of(schedule, Duration.ofSeconds(10), Duration.ofSeconds(400));
    assertThat(setup.units()).isEqualTo(80 + 3_200);
  }

  @ParameterizedTest(name = "units per minute {0}")
  @ValueSource(doubles = {0, -1, Double.NaN, 6e10})
  void schedule_ofImpossibleSpeed_isRefused(double speed) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FixedPeriod.perMinute(speed))
        .withMessageContaining("units per minute");
  }
}

package org.cvready.study.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.cvready.dataset.Sample;
import org.cvready.latency.Capacity;
import org.cvready.latency.CapacityQuestion;
import org.cvready.latency.CapacitySearch;
import org.cvready.latency.FixedPeriod;
import org.cvready.latency.GeneratorLimits;
import org.cvready.latency.LineSpeedResult;
import org.cvready.latency.LineSpeedSetup;
import org.cvready.latency.Pace;
import org.cvready.study.LineSpeedQuestion;
import org.cvready.study.line.LineFindings.CapacityRow;
import org.cvready.study.line.LineFindings.ClaimRow;
import org.junit.jupiter.api.Test;

/** A line of 480 units a minute that decides up to 1,200 a minute in 40 ms each, and no more. */
class LineReadingTest {
  private static final long MILLI = 1_000_000;
  private static final Duration DEADLINE = Duration.ofMillis(100);
  private static final double MOST_PER_MINUTE = 1_200;

  private static LineSpeedResult run(double unitsPerMinute, Duration time) {
    FixedPeriod schedule = FixedPeriod.perMinute(unitsPerMinute);
    long[] latencies = new long[schedule.unitsIn(time)];
    Arrays.fill(
        latencies, unitsPerMinute <= MOST_PER_MINUTE ? 40 * MILLI : LineSpeedResult.DROPPED);
    return LineSpeedResult.of(
        Pace.of(schedule), latencies, new long[latencies.length], GeneratorLimits.DEFAULT);
  }

  private static LineSpeedQuestion question(Duration time) {
    Sample sample = new Sample("a", 1, Path.of("a"), 4, 4, List.of(), new TreeMap<>());
    return new LineSpeedQuestion(
        List.of(sample),
        LineSpeedSetup.of(FixedPeriod.perMinute(480), Duration.ofSeconds(1), time),
        DEADLINE,
        Duration.ofMillis(100));
  }

  private static LineFindings reading(Duration time, boolean searched) throws InterruptedException {
    return reading(time, searched, Duration.ofSeconds(60));
  }

  private static LineFindings reading(Duration time, boolean searched, Duration confirming)
      throws InterruptedException {
    LineSpeedResult result = run(480, time);
    Optional<Capacity> capacity = Optional.empty();
    if (searched) {
      CapacityQuestion wish =
          new CapacityQuestion(DEADLINE, 0.01, Duration.ofSeconds(10), 12, confirming);
      capacity = Optional.of(CapacitySearch.of(wish, result, 1_000, LineReadingTest::run));
    }
    return LineReading.of(question(time), result, capacity);
  }

  // At a stall of one unit the block bound without an event is 3.0 / n (STATISTICS.md B and C), so
  // 1 % takes 300 units, 0.625 minutes at 480 a minute; MLPerf's rule takes 662 - its own minimum
  // for p99 with one query over - and is content with 700.
  @Test
  void claims_ofACalmRun_sayWhatTheyTake() throws InterruptedException {
    LineFindings found = reading(Duration.ofMillis(125 * 700), false);
    ClaimRow p99 =
        found.claims().stream().filter(row -> row.percent() == 99).findFirst().orElseThrow();
    assertThat(p99.observedMillis()).hasValue(40);
    assertThat(p99.boundMillis()).hasValue(40);
    assertThat(p99.earlyStoppingMillis()).hasValue(40);
    assertThat(p99.fewestUnits()).hasValue(300);
    assertThat(p99.fewestMinutes()).hasValue(0.625);
    ClaimRow p999 = found.claims().get(found.claims().size() - 1);
    assertThat(p999.percent()).isEqualTo(99.9);
    assertThat(p999.boundMillis()).isEmpty();
    assertThat(p999.earlyStoppingMillis()).isEmpty();
    assertThat(p999.fewestUnits()).hasValue(2_996);
  }

  @Test
  void capacity_ofAKnownLine_isFoundWithItsEvidence() throws InterruptedException {
    LineFindings found = reading(Duration.ofSeconds(60), true);
    CapacityRow row = found.capacity().orElseThrow();
    double speed = row.unitsPerMinute().orElseThrow();
    assertThat(speed).isBetween(1_140.0, 1_200.01);
    assertThat(row.headRoom().orElseThrow()).isEqualTo(speed / 480);
    assertThat(row.above().orElseThrow()).isBetween(1_200.0, 1_260.0);
    assertThat(row.evidenceLate()).isZero();
    // A minute of some 1,170 units whose stalls are declared 2 units long: 3.0 x 2 / n.
    assertThat(row.lateBound().orElseThrow())
        .isCloseTo(2.995732273553991 * Math.ceil(speed / 600) / row.evidenceUnits(), within(1e-9));
    assertThat(row.runs())
        .isSortedAccordingTo((a, b) -> Double.compare(a.unitsPerMinute(), b.unitsPerMinute()));
    assertThat(found.findings().get(1))
        .startsWith("Capacity with a deadline of 100")
        .contains("times the plan's speed", "with 95 % confidence");
  }

  @Test
  void findings_ofACapacityWithoutABound_sayOnHowManyUnitsItStands() throws InterruptedException {
    LineFindings found = reading(Duration.ofSeconds(60), true, Duration.ofSeconds(2));
    CapacityRow row = found.capacity().orElseThrow();
    assertThat(row.lateBound()).isEmpty();
    assertThat(found.findings().get(0))
        .endsWith(
            "times this speed kept the deadline in a run of %d units, too short for a bound."
                .formatted(row.evidenceUnits()));
  }

  @Test
  void findings_ofAShortRun_areInconclusiveAndSayHeadRoom() throws InterruptedException {
    LineFindings found = reading(Duration.ofSeconds(5), true);
    assertThat(found.run().orElseThrow().lateUpper()).isEmpty();
    assertThat(found.findings().get(0))
        .contains("in the long run is INCONCLUSIVE (record must be at least 70 frames)")
        .containsPattern("head room: 2\\.[345] times this speed keeps the deadline\\.$");
  }

  @Test
  void run_ofACalmLine_hasItsUnitsAndBounds() throws InterruptedException {
    LineFindings.RunRow run = reading(Duration.ofSeconds(60), false).run().orElseThrow();
    assertThat(run.valid()).isTrue();
    assertThat(run.units()).isEqualTo(480);
    assertThat(run.late() + run.dropped()).isZero();
    assertThat(run.lateLower()).hasValue(0);
    // STATISTICS B, step 4, without an event: 2.9957 w / n with w = 1.
    assertThat(run.lateUpper().orElseThrow()).isCloseTo(2.995732273553991 / 480, within(1e-12));
  }

  @Test
  void findings_withoutASearch_saySpeedFirstAndNothingOfCapacity() throws InterruptedException {
    LineFindings found = reading(Duration.ofSeconds(60), false);
    assertThat(found.capacity()).isEmpty();
    // 480 units, stalls declared one unit long, none late: 3.0 / 480.
    assertThat(found.findings().get(0))
        .isEqualTo(
            "At 480 units a minute (one every 125 ms) and a deadline of 100.0 ms, 0 of 480 units"
                + " were late and 0 were dropped: in the long run at most 0.62 % of the units, with"
                + " 95 % confidence; how much faster the line could run was not looked for.");
    assertThat(found.findings()).noneMatch(finding -> finding.startsWith("Capacity"));
  }

  @Test
  void findings_ofAnInvalidRun_sayThatFirst() {
    LineSpeedResult late =
        LineSpeedResult.of(
            new Pace(125 * MILLI, 1),
            new long[] {1, 2},
            new long[] {0, 200 * MILLI},
            GeneratorLimits.DEFAULT);
    LineFindings found = LineReading.of(question(Duration.ofSeconds(1)), late, Optional.empty());
    assertThat(found.findings().get(0))
        .startsWith("INVALID at 480 units a minute: the load could not keep its schedule")
        .endsWith("repeat it while nothing else runs on the machine.");
    assertThat(found.findings()).anyMatch(words -> words.contains("without a bound: run is not"));
    assertThat(found.run().orElseThrow().valid()).isFalse();
    assertThat(found.run().orElseThrow().lateUpper()).isEmpty();
  }
}

package org.cvready.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.cvready.certificate.LineSpeedDetail;
import org.cvready.dataset.Sample;
import org.cvready.latency.FixedPeriod;
import org.cvready.latency.GeneratorLimits;
import org.cvready.latency.LineSpeedResult;
import org.cvready.latency.LineSpeedSetup;
import org.cvready.latency.Pace;
import org.cvready.metric.Confidence;
import org.cvready.metric.Measured;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.study.LineSpeedQuestion;
import org.junit.jupiter.api.Test;

/** A line of 480 units a minute, one every 125 ms, with a deadline of 100 ms. */
class LatencyMeterTest {
  private static final long MILLI = 1_000_000;

  private static LatencyMeter meter(long[] latencies) {
    FixedPeriod schedule = FixedPeriod.perMinute(480);
    Sample sample = new Sample("a", 1, Path.of("a"), 4, 4, List.of(), new TreeMap<>());
    LineSpeedQuestion question =
        new LineSpeedQuestion(
            List.of(sample),
            LineSpeedSetup.of(schedule, Duration.ofSeconds(1), Duration.ofMinutes(1)),
            Duration.ofMillis(100),
            Duration.ofMillis(250));
    return new LatencyMeter(
        question,
        LineSpeedResult.of(
            Pace.of(schedule), latencies, new long[latencies.length], GeneratorLimits.DEFAULT),
        Optional.empty());
  }

  private static long[] all(int units, long latency) {
    long[] latencies = new long[units];
    Arrays.fill(latencies, latency);
    return latencies;
  }

  @Test
  void lateFrames_everyFrameLate_isShownToBeBroken() {
    for (long latency : new long[] {200 * MILLI, LineSpeedResult.DROPPED}) {
      LatencyMeter meter = meter(all(3_000, latency));
      Measurement late = meter.measure(Metric.LATE_FRAMES, Confidence.USUAL).measurement();
      assertThat(late.value()).hasValue(1);
      assertThat(late.interval().undecided()).isEmpty();
      assertThat(late.interval().lower()).isGreaterThan(0.9);
      Measurement p99 = meter.measure(Metric.LATENCY_P99, Confidence.USUAL).against().apply(100);
      assertThat(p99.interval().undecided()).isEmpty();
      assertThat(p99.interval().lower()).isGreaterThan(100);
    }
  }

  @Test
  void percentile_heldAgainstALimit_agreesWithTheShareAboveIt() {
    Measured p99 = meter(all(3_000, 40 * MILLI)).measure(Metric.LATENCY_P99, Confidence.USUAL);
    assertThat(p99.measurement().value()).hasValue(40);
    assertThat(p99.against().apply(80).interval().upper()).isLessThanOrEqualTo(80);
    assertThat(p99.against().apply(20).interval().lower()).isGreaterThan(20);
  }

  @Test
  void lateFrames_longStallInARunInTime_isUndecidedAndSaysWhy() {
    long[] latencies = all(3_000, 40 * MILLI);
    Arrays.fill(latencies, 1_000, 1_200, 500 * MILLI);
    Measurement late = meter(latencies).measure(Metric.LATE_FRAMES, Confidence.USUAL).measurement();
    assertThat(late.interval().undecided()).hasValue("longest run 200 exceeds declared S=2");
    assertThat(meter(latencies).summary().longestLateRun()).isEqualTo(200);
  }

  @Test
  void measure_noUnits_hasNoValue() {
    LatencyMeter meter = meter(new long[0]);
    for (Metric metric : List.of(Metric.LATE_FRAMES, Metric.LATENCY_P999)) {
      Measurement figure = meter.measure(metric, Confidence.USUAL).measurement();
      assertThat(figure.value()).isEmpty();
      assertThat(figure.interval().undecided()).isPresent();
    }
  }

  @Test
  void more_ofUnits_saysTheMinutes() {
    Measured late = meter(all(300, 40 * MILLI)).measure(Metric.LATE_FRAMES, Confidence.USUAL);
    assertThat(late.more().ifThisWentOn(0.001)).isPresent();
    assertThat(late.more().effort(4_800)).hasValue("10.0 minutes at this speed");
  }

  @Test
  void summary_ofARun_saysHowItWasSetUp() {
    LineSpeedDetail detail = meter(all(300, 40 * MILLI)).summary().detail().orElseThrow();
    assertThat(detail.arrivals()).isEqualTo("one every 125 ms");
    assertThat(detail.whenFull()).isEqualTo("drop_newest");
    assertThat(detail.cameras()).isEqualTo(1);
    assertThat(detail.capacity()).isEmpty();
  }
}

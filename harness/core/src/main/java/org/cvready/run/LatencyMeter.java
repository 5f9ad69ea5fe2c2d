package org.cvready.run;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import org.cvready.certificate.Certificate.LineSpeedSummary;
import org.cvready.certificate.LineSpeedDetail;
import org.cvready.certificate.LineSpeedDetail.CapacitySummary;
import org.cvready.latency.Capacity;
import org.cvready.latency.LineSpeedBounds;
import org.cvready.latency.LineSpeedResult;
import org.cvready.metric.Confidence;
import org.cvready.metric.Measured;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.MoreTrials;
import org.cvready.metric.Scope;
import org.cvready.metric.interval.Interval;
import org.cvready.study.LineSpeedQuestion;
import org.cvready.study.line.LineFindings;
import org.cvready.study.line.LineFindings.CapacityRow;
import org.cvready.study.line.LineFindings.QueueRow;
import org.cvready.study.line.LineFindings.StageRow;
import org.cvready.study.line.LineReading;

/** Figures of one line-speed run. */
final class LatencyMeter {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final Scope SCOPE = Scope.of("line_speed");

  private final LineSpeedQuestion question;
  private final LineSpeedResult result;
  private final Optional<Capacity> capacity;

  LatencyMeter(LineSpeedQuestion question, LineSpeedResult result, Optional<Capacity> capacity) {
    this.question = question;
    this.result = result;
    this.capacity = capacity;
  }

  LineSpeedQuestion question() {
    return question;
  }

  LineSpeedResult result() {
    return result;
  }

  /** The run in words and rows. */
  LineFindings findings() {
    return LineReading.of(question, result, capacity);
  }

  /** The highest speed, where the plan asks for it. */
  Optional<Capacity> capacity() {
    return capacity;
  }

  /** Latency of each unit in schedule order, nanoseconds. */
  long[] latenciesNanos() {
    return result.latenciesNanos();
  }

  Measured measure(Metric metric, Confidence confidence) {
    return metric == Metric.LATE_FRAMES ? lateFrames(confidence) : percentile(metric, confidence);
  }

  private LineSpeedBounds bounds(Confidence confidence) {
    return new LineSpeedBounds(result, question.stall(), confidence.level());
  }

  private Measured lateFrames(Confidence confidence) {
    long late = result.late(question.deadline());
    Measurement measurement =
        new Measurement(
            Metric.LATE_FRAMES,
            SCOPE,
            result.units() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) late / result.units()),
            late,
            result.units(),
            result.units(),
            bounds(confidence).lateFrames(question.deadline()),
            List.of());
    LineSpeedBounds bounds = bounds(confidence);
    return new Measured(
        measurement, ifThisWentOn(limit -> bounds.moreUnits(question.deadline(), limit)));
  }

  private Measured percentile(Metric metric, Confidence confidence) {
    double percent = percentOf(metric);
    OptionalLong nanos = result.percentileNanos(percent);
    LineSpeedBounds bounds = bounds(confidence);
    Measurement measurement =
        new Measurement(
            metric,
            SCOPE,
            nanos.isPresent()
                ? OptionalDouble.of(millis(nanos.getAsLong()))
                : OptionalDouble.empty(),
            0,
            result.units(),
            result.units(),
            bounds.percentileMillis(percent),
            List.of());
    return new Measured(
        measurement,
        limit -> against(measurement, bounds.shareAbove(ofMillis(limit)), limit),
        ifThisWentOn(limit -> bounds.moreUnits(ofMillis(limit), 1 - percent / 100)));
  }

  /**
   * The percentile with bounds to hold against a limit: it is within the limit exactly where the
   * share of units slower than the limit is small enough, and that is the question which the
   * evidence answers best.
   */
  private static Measurement against(Measurement measurement, Interval slower, double limit) {
    double allowed = 1 - percentOf(measurement.metric()) / 100;
    Interval own = measurement.interval();
    boolean kept = slower.upper() <= allowed;
    boolean broken = slower.lower() > allowed;
    double above = Math.nextUp(limit);
    Interval bounds =
        new Interval(
            broken ? Math.max(own.lower(), above) : Math.min(own.lower(), limit),
            kept ? Math.min(own.upper(), limit) : Math.max(own.upper(), above),
            own.level(),
            own.method(),
            slower.undecided(),
            own.notes());
    return new Measurement(
        measurement.metric(),
        measurement.scope(),
        measurement.value(),
        measurement.events(),
        measurement.trials(),
        measurement.units(),
        bounds,
        measurement.notes());
  }

  private MoreTrials ifThisWentOn(DoubleFunction<OptionalLong> missing) {
    return new MoreTrials() {
      @Override
      public Optional<String> effort(long units) {
        double minutes = units / result.pace().perMinute();
        return Optional.of(String.format(Locale.ROOT, "%.1f minutes at this speed", minutes));
      }

      @Override
      public OptionalLong ifThisWentOn(double limit) {
        return missing.apply(limit);
      }

      @Override
      public OptionalLong ifTruthWere(double value, double limit) {
        return OptionalLong.empty();
      }
    };
  }

  private static Duration ofMillis(double millis) {
    return Duration.ofNanos(Math.round(millis * NANOS_PER_MILLI));
  }

  /** The percentage that a latency metric is about. */
  static double percentOf(Metric metric) {
    return switch (metric) {
      case LATENCY_P50 -> 50;
      case LATENCY_P90 -> 90;
      case LATENCY_P95 -> 95;
      case LATENCY_P99 -> 99;
      case LATENCY_P999 -> 99.9;
      default -> throw new IllegalArgumentException(metric.key() + " is no latency percentile");
    };
  }

  private static double millis(long nanos) {
    return nanos == LineSpeedResult.DROPPED ? Double.POSITIVE_INFINITY : nanos / NANOS_PER_MILLI;
  }

  LineSpeedSummary summary() {
    SortedMap<String, Double> percentiles = new TreeMap<>();
    for (double percent : new double[] {50, 90, 95, 99, 99.9, 100}) {
      String key =
          percent == 100
              ? "max"
              : "p" + (percent == Math.rint(percent) ? (Object) (long) percent : (Object) percent);
      percentiles.put(key, millis(result.percentileNanos(percent).orElse(0)));
    }
    return new LineSpeedSummary(
        result.valid(),
        result.invalidReasons(),
        result.pace().perMinute(),
        question.deadline().toNanos() / NANOS_PER_MILLI,
        result.trace().warmUp().units(),
        result.units(),
        result.late(question.deadline()) - result.dropped(),
        result.dropped(),
        question.setup().workers(),
        question.setup().waiting().capacity(),
        result.pace().stallUnits(question.stall()),
        result.longestLateRun(question.deadline()),
        percentiles,
        result.generatorNanos(99).orElse(0) / NANOS_PER_MILLI,
        Optional.of(detail()));
  }

  private LineSpeedDetail detail() {
    LineFindings found = findings();
    SortedMap<String, SortedMap<String, Double>> stages = new TreeMap<>();
    for (StageRow row : found.stages()) {
      stages.put(
          row.stage(),
          new TreeMap<>(
              Map.of(
                  "mean", row.meanMillis(),
                  "p50", row.p50Millis(),
                  "p90", row.p90Millis(),
                  "p99", row.p99Millis(),
                  "max", row.maxMillis())));
    }
    return new LineSpeedDetail(
        found.shape().arrivals(),
        found.shape().cameras(),
        found.shape().whenFull(),
        found.warmUp().settled(),
        found.queue().stream().mapToInt(QueueRow::deepest).max().orElse(0),
        stages,
        found.capacity().map(LatencyMeter::capacitySummary));
  }

  private static CapacitySummary capacitySummary(CapacityRow row) {
    return new CapacitySummary(
        row.unitsPerMinute(),
        row.headRoom(),
        row.lateLimit(),
        row.evidenceUnits(),
        row.evidenceLate(),
        row.lateBound());
  }
}

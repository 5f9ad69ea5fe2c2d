package org.cvready.study.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.cvready.latency.Capacity;
import org.cvready.latency.LineSpeedBounds;
import org.cvready.latency.LineSpeedResult;
import org.cvready.latency.LineSpeedSetup;
import org.cvready.latency.StageTimes;
import org.cvready.latency.WarmUp;
import org.cvready.metric.interval.BlockBound;
import org.cvready.metric.interval.EarlyStopping;
import org.cvready.metric.interval.Interval;
import org.cvready.metric.interval.NearestRank;
import org.cvready.metric.interval.SampleSize;
import org.cvready.study.LineSpeedQuestion;
import org.cvready.study.line.LineFindings.CapacityRow;
import org.cvready.study.line.LineFindings.ClaimRow;
import org.cvready.study.line.LineFindings.QueueRow;
import org.cvready.study.line.LineFindings.RunRow;
import org.cvready.study.line.LineFindings.Shape;
import org.cvready.study.line.LineFindings.StageRow;
import org.cvready.study.line.LineFindings.WarmUpRow;

/** What a run at line speed shows. */
public final class LineReading {
  private static final double LEVEL = 0.95;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double[] PERCENTS = {50, 90, 95, 99, 99.9};

  private final LineSpeedQuestion question;
  private final LineSpeedResult result;

  private LineReading(LineSpeedQuestion question, LineSpeedResult result) {
    this.question = question;
    this.result = result;
  }

  /**
   * Reads a run.
   *
   * @param question what was run
   * @param result what came of it
   * @param capacity the search for the highest speed, where there was one
   */
  public static LineFindings of(
      LineSpeedQuestion question, LineSpeedResult result, Optional<Capacity> capacity) {
    return new LineReading(question, result)
        .findings(
            capacity.map(
                found -> CapacityReading.row(found, question.deadline(), question.stall())));
  }

  private LineFindings findings(Optional<CapacityRow> capacity) {
    LineFindings silent =
        new LineFindings(
            List.of(),
            Optional.of(run()),
            shape(),
            warmUp(),
            stages(),
            claims(),
            queue(),
            capacity);
    return new LineFindings(
        new LineWords(silent, result).findings(),
        silent.run(),
        silent.shape(),
        silent.warmUp(),
        silent.stages(),
        silent.claims(),
        silent.queue(),
        capacity);
  }

  private RunRow run() {
    Interval late =
        new LineSpeedBounds(result, question.stall(), LEVEL).lateFrames(question.deadline());
    boolean bounded = late.undecided().isEmpty();
    return new RunRow(
        result.valid(),
        result.invalidReasons(),
        result.units(),
        result.late(question.deadline()) - result.dropped(),
        result.dropped(),
        bounded ? OptionalDouble.of(late.lower()) : OptionalDouble.empty(),
        bounded ? OptionalDouble.of(late.upper()) : OptionalDouble.empty(),
        late.undecided(),
        millis(result.generatorNanos(99)));
  }

  private Shape shape() {
    LineSpeedSetup setup = question.setup();
    return new Shape(
        setup.schedule().text(),
        result.pace().perMinute(),
        setup.cameras().count(),
        setup.cameras().phase().toNanos() / NANOS_PER_MILLI,
        setup.workers(),
        setup.waiting().capacity(),
        setup.waiting().whenFull().key(),
        question.deadline().toNanos() / NANOS_PER_MILLI);
  }

  private WarmUpRow warmUp() {
    WarmUp planned = question.setup().warmUp();
    WarmUp.Outcome outcome = result.trace().warmUp();
    return new WarmUpRow(
        outcome.units(),
        planned.leastUnits(),
        planned.mostUnits(),
        outcome.settled(),
        WarmUp.RULE,
        medianMillis(outcome.earlierMedianNanos()),
        medianMillis(outcome.laterMedianNanos()));
  }

  private static OptionalDouble medianMillis(long nanos) {
    return nanos == 0 ? OptionalDouble.empty() : millis(OptionalLong.of(nanos));
  }

  private static OptionalDouble millis(OptionalLong nanos) {
    return nanos.isEmpty() || nanos.getAsLong() == LineSpeedResult.DROPPED
        ? OptionalDouble.empty()
        : OptionalDouble.of(nanos.getAsLong() / NANOS_PER_MILLI);
  }

  private List<StageRow> stages() {
    return result.trace().stages().stream()
        .filter(stage -> stage.frames() > 0)
        .map(LineReading::row)
        .toList();
  }

  private static StageRow row(StageTimes stage) {
    return new StageRow(
        stage.name(),
        stage.frames(),
        stage.meanNanos() / NANOS_PER_MILLI,
        stage.p50Nanos() / NANOS_PER_MILLI,
        stage.p90Nanos() / NANOS_PER_MILLI,
        stage.p99Nanos() / NANOS_PER_MILLI,
        stage.maxNanos() / NANOS_PER_MILLI);
  }

  private List<ClaimRow> claims() {
    LineSpeedBounds bounds = new LineSpeedBounds(result, question.stall(), LEVEL);
    BlockBound blocks = new BlockBound(result.pace().stallUnits(question.stall()), LEVEL);
    List<ClaimRow> claims = new ArrayList<>();
    for (double percent : PERCENTS) {
      Interval interval = bounds.percentileMillis(percent);
      OptionalLong fewest = SampleSize.framesWithoutEvent(NearestRank.shareAbove(percent), blocks);
      claims.add(
          new ClaimRow(
              percent,
              millis(result.percentileNanos(percent)),
              Double.isInfinite(interval.upper())
                  ? OptionalDouble.empty()
                  : OptionalDouble.of(interval.upper()),
              interval.undecided(),
              millis(EarlyStopping.mlperf(percent / 100).estimate(result.latenciesNanos())),
              fewest,
              fewest.isPresent()
                  ? OptionalDouble.of(fewest.getAsLong() / result.pace().perMinute())
                  : OptionalDouble.empty()));
    }
    return claims;
  }

  private List<QueueRow> queue() {
    return result.trace().queue().stream()
        .map(
            part ->
                new QueueRow(part.fromNanos() / NANOS_PER_SECOND, part.meanDepth(), part.deepest()))
        .toList();
  }
}

package org.cvready.study.line;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.cvready.latency.LineSpeedResult;
import org.cvready.latency.RunTrace;
import org.cvready.latency.StageTimes;
import org.cvready.metric.Figures;
import org.cvready.study.line.LineFindings.QueueRow;
import org.cvready.study.line.LineFindings.Shape;
import org.cvready.study.line.LineFindings.StageRow;
import org.cvready.study.line.LineFindings.WarmUpRow;

/** A run at line speed in words, most important first. */
final class LineWords {
  private static final double NANOS_PER_MILLI = 1e6;

  private final LineFindings line;
  private final LineSpeedResult result;

  LineWords(LineFindings line, LineSpeedResult result) {
    this.line = line;
    this.result = result;
  }

  List<String> findings() {
    List<String> findings = new ArrayList<>();
    LineAnswer answer = new LineAnswer(line, result);
    findings.add(answer.answer());
    line.capacity()
        .map(row -> CapacityReading.finding(row, line.shape().deadlineMillis()))
        .ifPresent(findings::add);
    findings.add(answer.latency());
    if (!line.stages().isEmpty()) {
      findings.add(stages());
    }
    if (line.shape().cameras() > 1) {
      findings.add(cameras());
    }
    findings.add(queue());
    findings.add(warmUp());
    return findings;
  }

  private String stages() {
    List<StageRow> work =
        line.stages().stream().filter(stage -> !stage.stage().equals(StageTimes.WAIT)).toList();
    long frames = work.stream().mapToLong(StageRow::frames).max().orElse(0);
    double whole = work.stream().mapToDouble(stage -> ofAFrame(stage, frames)).sum();
    StringBuilder words =
        new StringBuilder("A frame takes a worker %s on average".formatted(Figures.millis(whole)));
    List<StageRow> longest =
        work.stream()
            .sorted(Comparator.comparingDouble((StageRow stage) -> -ofAFrame(stage, frames)))
            .toList();
    for (int i = 0; i < longest.size() && whole > 0; i++) {
      words.append(i == 0 ? ": " : ", ");
      words.append(longest.get(i).stage()).append(' ');
      words.append(
          String.format(Locale.ROOT, "%.0f %%", 100 * ofAFrame(longest.get(i), frames) / whole));
    }
    double busy = whole * line.shape().cameras() * line.shape().unitsPerMinute() / 60e3;
    return words
        + String.format(
            Locale.ROOT,
            "; %d %s busy for %.0f %% of the time.",
            line.shape().workers(),
            line.shape().workers() == 1 ? "worker was" : "workers were",
            100 * busy / line.shape().workers());
  }

  /** The mean over all frames, of which only some may go through the stage. */
  private static double ofAFrame(StageRow stage, long frames) {
    return frames == 0 ? 0 : stage.meanMillis() * stage.frames() / frames;
  }

  private String cameras() {
    Shape shape = line.shape();
    return "A unit has a frame of each of %d cameras, %s after one another; it is decided with the last of them, its latency counts from the first, and it counts as dropped where one of them was (%s frames were)."
        .formatted(
            shape.cameras(),
            Figures.millis(shape.phaseMillis()),
            Figures.count(result.trace().droppedFrames()));
  }

  private String queue() {
    int deepest = line.queue().stream().mapToInt(QueueRow::deepest).max().orElse(0);
    RunTrace trace = result.trace();
    String policy =
        switch (line.shape().whenFull()) {
          case "drop_oldest" -> "one more drops the frame that has waited longest";
          case "block" -> "one more waits for room, and its latency counts all the same";
          default -> "one more is dropped";
        };
    String blocked =
        trace.blockedFrames() == 0
            ? ""
            : "; %s frames waited for room, %s together"
                .formatted(
                    Figures.count(trace.blockedFrames()),
                    Figures.millis(trace.blockedNanos() / NANOS_PER_MILLI));
    return "At most %s of %s places of the queue were taken (%s)%s."
        .formatted(Figures.count(deepest), Figures.count(line.shape().queue()), policy, blocked);
  }

  private String warmUp() {
    WarmUpRow row = line.warmUp();
    if (row.most() == 0) {
      return "There was no warm-up.";
    }
    String medians =
        row.earlierMillis().isPresent() && row.laterMillis().isPresent()
            ? ": the medians of the last two windows were %s and %s"
                .formatted(
                    Figures.millis(row.earlierMillis().getAsDouble()),
                    Figures.millis(row.laterMillis().getAsDouble()))
            : "";
    if (!row.settled()) {
      return "The latency had not settled when measuring began, after the most units of warm-up, %s%s. The figures may still hold some of it."
          .formatted(Figures.count(row.units()), medians);
    }
    return "The first %s units were left out as warm-up, until the latency was stable%s."
        .formatted(Figures.count(row.units()), medians);
  }
}

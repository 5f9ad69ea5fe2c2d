package org.cvready.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.certificate.Certificate.LineSpeedSummary;
import org.cvready.metric.Figures;
import org.cvready.study.throughput.SettingTrial;
import org.cvready.study.throughput.ThroughputFindings;
import org.cvready.study.throughput.ThroughputMeter.LatencyMillis;
import org.cvready.study.throughput.ThroughputMeter.Speed;
import org.cvready.study.throughput.ThroughputRow;

/** Throughput and line speed as a table of plain text for a terminal. */
public final class SpeedSummary {
  private static final String ROW = "%-13s  %-23s  %7s  %8s  %5s  %18s  %9s  %s";

  private SpeedSummary() {}

  /**
   * The lines, each ended by a line feed.
   *
   * @param line how the line ran, where it did
   * @param place where the figures lie, as the user would open it
   */
  public static String print(
      ThroughputFindings throughput, Optional<LineSpeedSummary> line, String place) {
    List<String> lines = new ArrayList<>();
    lines.add(
        ROW.formatted(
                "scenario", "timed", "threads", "intra-op", "batch", "images/s", "p90, ms", "")
            .stripTrailing());
    throughput.rows().forEach(row -> lines.add(row(row)));
    lines.add("");
    throughput.trials().forEach(trial -> lines.add(trial(trial)));
    lines.add("");
    lines.addAll(throughput.findings());
    lines.add("");
    lines.add(throughput.advice());
    line.ifPresent(ran -> lines.addAll(line(ran)));
    lines.add("");
    lines.add("Figures: " + place);
    StringBuilder text = new StringBuilder();
    // Names come from files: a control character in one must not steer the terminal.
    lines.forEach(each -> text.append(each.replaceAll("\\p{Cntrl}", " ")).append('\n'));
    return text.toString();
  }

  private static String row(ThroughputRow row) {
    Optional<Speed> speed = row.speed();
    return ROW.formatted(
            row.scenario().words(),
            row.span().words(),
            row.setting().threads(),
            row.setting().intraOp(),
            row.setting().batch(),
            speed.map(s -> figure(s.imagesPerSecond(), s.error())).orElse("-"),
            speed
                .flatMap(Speed::millis)
                .map(LatencyMillis::p90)
                .map(Figures::significant)
                .orElse("-"),
            row.valid() ? "" : "INVALID")
        .stripTrailing();
  }

  private static String figure(double value, OptionalDouble error) {
    return Figures.significant(value)
        + (error.isPresent() ? " ± " + Figures.significant(error.getAsDouble()) : "");
  }

  private static String trial(SettingTrial trial) {
    return "paired: %s: %s times the images/s (95 %% interval %s to %s)"
        .formatted(
            trial.change(), ratio(trial.ratio()), ratio(trial.lower()), ratio(trial.upper()));
  }

  private static String ratio(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static List<String> line(LineSpeedSummary ran) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        "Line at %s units a minute: %s units, %s late, %s dropped%s"
            .formatted(
                Figures.plain(ran.unitsPerMinute()),
                Figures.count(ran.units()),
                Figures.count(ran.late()),
                Figures.count(ran.dropped()),
                ran.valid() ? "" : "; INVALID: " + String.join("; ", ran.reasons())));
    ran.latencyMillis()
        .forEach((name, millis) -> lines.add("  %-6s %9s".formatted(name, time(millis))));
    return lines;
  }

  private static String time(double millis) {
    return Double.isFinite(millis) ? Figures.millis(millis) : "dropped";
  }
}

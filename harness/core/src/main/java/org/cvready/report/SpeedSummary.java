package org.cvready.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.certificate.SpeedEvidence;
import org.cvready.latency.LoadPoint;
import org.cvready.metric.Figures;
import org.cvready.study.line.LineFindings;
import org.cvready.study.line.LineFindings.ClaimRow;
import org.cvready.study.throughput.SettingTrial;
import org.cvready.study.throughput.ThroughputFindings;
import org.cvready.study.throughput.ThroughputMeter.LatencyMillis;
import org.cvready.study.throughput.ThroughputMeter.Speed;
import org.cvready.study.throughput.ThroughputRow;

/** Throughput and line speed as a table of plain text for a terminal. */
public final class SpeedSummary {
  private static final String ROW = "%-13s  %-23s  %7s  %8s  %5s  %18s  %9s  %s";
  private static final String CLAIM = "%-7s  %10s  %16s  %s";
  private static final String LOAD = "%14s  %7s  %7s  %10s  %10s  %s";

  private SpeedSummary() {}

  /**
   * The lines, each ended by a line feed.
   *
   * @param speed what was measured
   * @param place where the figures lie, as the user would open it
   */
  public static String print(SpeedEvidence speed, String place) {
    List<String> lines = new ArrayList<>();
    speed.throughput().ifPresent(throughput -> throughput(throughput, lines));
    speed.line().ifPresent(line -> line(line, lines));
    speed
        .notMeasured()
        .ifPresent(
            what -> {
              lines.add("");
              lines.add(what);
            });
    lines.add("");
    lines.add("Figures: " + place);
    StringBuilder text = new StringBuilder();
    // Names come from files: a control character in one must not steer the terminal.
    lines.forEach(each -> text.append(each.replaceAll("\\p{Cntrl}", " ")).append('\n'));
    return text.toString();
  }

  private static void throughput(ThroughputFindings throughput, List<String> lines) {
    lines.add(
        ROW.formatted(
                "scenario", "timed", "threads", "intra-op", "batch", "images/s", "p90, ms", "")
            .stripTrailing());
    throughput.rows().forEach(row -> lines.add(row(row)));
    if (!throughput.trials().isEmpty()) {
      lines.add("");
    }
    throughput.trials().forEach(trial -> lines.add(trial(trial)));
    lines.add("");
    lines.addAll(throughput.findings());
    lines.add("");
    lines.add(throughput.advice());
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

  private static void line(LineFindings line, List<String> lines) {
    lines.add("");
    lines.addAll(line.findings());
    lines.add("");
    lines.add(
        CLAIM.formatted("latency", "observed", "upper 95 % bound", "shortest run that decides"));
    line.claims().forEach(claim -> lines.add(claim(claim)));
    line.capacity()
        .ifPresent(
            capacity -> {
              lines.add("");
              lines.add(LOAD.formatted("units a minute", "units", "late", "p50", "p99", "kept"));
              capacity.runs().forEach(run -> lines.add(load(run)));
            });
  }

  private static String claim(ClaimRow claim) {
    return CLAIM
        .formatted(
            LineCharts.percentile(claim.percent()),
            time(claim.observedMillis(), "dropped"),
            claim.undecided().isPresent() ? "none" : time(claim.boundMillis(), "none"),
            claim.fewestMinutes().isPresent()
                ? LineCharts.minutes(claim.fewestMinutes().getAsDouble()) + " minutes"
                : "none")
        .stripTrailing();
  }

  private static String load(LoadPoint run) {
    return LOAD.formatted(
            LineCharts.count(run.unitsPerMinute()),
            Figures.count(run.units()),
            Figures.count(run.late()),
            time(run.p50Millis(), "dropped"),
            time(run.p99Millis(), "dropped"),
            kept(run))
        .stripTrailing();
  }

  private static String kept(LoadPoint run) {
    if (!run.reasons().isEmpty()) {
      return "INVALID";
    }
    return run.kept() ? "yes" : "no";
  }

  private static String time(OptionalDouble millis, String none) {
    return millis.isPresent() ? Figures.millis(millis.getAsDouble()) : none;
  }
}

package org.cvready.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Certificate.LineSpeedSummary;
import org.cvready.certificate.LineSpeedDetail;
import org.cvready.certificate.LineSpeedDetail.CapacitySummary;
import org.cvready.gate.GateResult;
import org.cvready.gate.Verdict;
import org.cvready.metric.Figures;
import org.cvready.metric.Metric;

/**
 * The answer of a line-speed run in its first sentence: whether the limits hold at this speed, how
 * many units came late, and how much faster the line could run.
 *
 * @param word {@code PASS}, {@code FAIL}, {@code INCONCLUSIVE}, {@code INVALID} where the run says
 *     nothing, or {@code NO LIMIT} where the plan sets none on it
 * @param sentence what the word stands for
 */
record LineVerdict(String word, String sentence) {
  private static final String NO_LIMIT =
      "The plan sets no limit on latency or late units, so nothing is judged";

  /** The answer for a certificate's run. */
  static LineVerdict of(Certificate certificate, LineSpeedSummary run) {
    List<GateResult> limits =
        certificate.gates().stream()
            .filter(gate -> gate.metric().level() == Metric.Level.LATENCY)
            .sorted(GateOrder.WORST_FIRST)
            .toList();
    String speed = "at %s units a minute".formatted(Figures.plain(run.unitsPerMinute()));
    if (!run.valid()) {
      return new LineVerdict(
          "INVALID",
          speed
              + ": the load could not keep its schedule, so the figures say nothing about the model"
              + " or the line. Repeat the run while nothing else runs on the machine.");
    }
    String counts =
        "%s: %s of %s units were late and %s were dropped with a deadline of %s%s."
            .formatted(
                speed,
                Figures.count(run.late()),
                Figures.count(run.units()),
                Figures.count(run.dropped()),
                Figures.millis(run.deadlineMillis()),
                headRoom(run));
    return limits.isEmpty()
        ? new LineVerdict("NO LIMIT", counts + " " + NO_LIMIT + ".")
        : new LineVerdict(limits.get(0).verdict().name(), counts + " " + judged(limits));
  }

  private static String headRoom(LineSpeedSummary run) {
    Optional<CapacitySummary> capacity = run.detail().flatMap(LineSpeedDetail::capacity);
    if (capacity.isEmpty()) {
      return "";
    }
    CapacitySummary found = capacity.get();
    if (found.headRoom().isEmpty()) {
      return "; no speed was confirmed, so there is no head room";
    }
    String times =
        String.format(Locale.ROOT, "%.1f times this speed", found.headRoom().getAsDouble());
    return found.lateUpper().isPresent()
        ? "; head room: it keeps up to " + times
        : "; head room: it kept up to %s in a run of %s units, too short for a bound"
            .formatted(times, Figures.count(found.units()));
  }

  private static String judged(List<GateResult> limits) {
    List<GateResult> open = limits.stream().filter(gate -> gate.verdict() != Verdict.PASS).toList();
    if (open.isEmpty()) {
      return limits.size() == 1
          ? "The limit on its speed is kept."
          : "All %d limits on its speed are kept.".formatted(limits.size());
    }
    return open.stream().map(LineVerdict::sentence).collect(Collectors.joining(" "));
  }

  private static String sentence(GateResult gate) {
    return "%s, %s, %s: %s%s"
        .formatted(
            gate.metric().key(),
            gate.limit(),
            gate.verdict() == Verdict.FAIL ? "is broken" : "is not decided",
            gate.reason(),
            gate.reason().endsWith(".") ? "" : ".");
  }
}

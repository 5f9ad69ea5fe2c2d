package org.cvready.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Dossier;
import org.cvready.gate.GateResult;
import org.cvready.gate.Verdict;
import org.cvready.metric.Metric;
import org.junit.jupiter.api.Test;

class LineVerdictTest {
  private static final Certificate WASHER = Samples.washer();

  private static LineVerdict with(List<GateResult> gates) {
    return LineVerdict.of(gated(gates), WASHER.lineSpeed().orElseThrow());
  }

  private static Certificate gated(List<GateResult> gates) {
    return new Certificate(
        WASHER.name(),
        WASHER.verdict(),
        WASHER.headline(),
        WASHER.alerts(),
        gates,
        WASHER.measurements(),
        WASHER.datasets(),
        WASHER.model(),
        WASHER.operatingPoint(),
        WASHER.coco(),
        WASHER.lineSpeed(),
        WASHER.responsibilities(),
        WASHER.limits(),
        WASHER.provenance());
  }

  private static GateResult timed(Verdict verdict, String reason) {
    GateResult gate =
        WASHER.gates().stream()
            .filter(each -> each.metric() == Metric.LATE_FRAMES)
            .findFirst()
            .orElseThrow();
    return new GateResult(
        gate.gate(),
        gate.metric(),
        gate.scope(),
        gate.limit(),
        gate.limitValue(),
        verdict,
        reason,
        gate.measurement(),
        gate.moreTrials());
  }

  @Test
  void of_limitsThatAreKept_passesWithCountsAndHeadRoom() {
    assertThat(with(List.of(timed(Verdict.PASS, "kept"))))
        .isEqualTo(
            new LineVerdict(
                "PASS",
                "at 480 units a minute: 3 of 3,200 units were late and 1 were dropped with a"
                    + " deadline of 100.0 ms; head room: it kept up to 2.6 times this speed in a"
                    + " run of 205 units, too short for a bound. The limit on its speed is kept."));
  }

  @Test
  void of_severalLimits_hasTheWorstVerdictAndEveryReasonThatIsOpen() {
    LineVerdict answer =
        with(
            List.of(
                timed(Verdict.PASS, "kept"),
                timed(Verdict.INCONCLUSIVE, "2,400 more units would decide"),
                timed(Verdict.FAIL, "lower bound 0.2 %.")));
    assertThat(answer.word()).isEqualTo("FAIL");
    assertThat(answer.sentence())
        .contains("late_frames, at most 0.1 %, is broken: lower bound 0.2 %. late_frames")
        .endsWith("late_frames, at most 0.1 %, is not decided: 2,400 more units would decide.");
  }

  @Test
  void of_gatesOfOtherMetrics_judgesNothing() {
    List<GateResult> others =
        WASHER.gates().stream()
            .filter(gate -> gate.metric().level() != Metric.Level.LATENCY)
            .toList();
    LineVerdict answer = with(others);
    assertThat(answer.word()).isEqualTo("NO LIMIT");
    assertThat(answer.sentence()).endsWith("so nothing is judged.");
  }

  @Test
  void of_aRunThatIsNotValid_saysNothingElse() {
    LineVerdict answer =
        LineVerdict.of(
            Samples.empty(Verdict.PASS, Optional.of(Samples.invalidLineSpeed())),
            Samples.invalidLineSpeed());
    assertThat(answer.word()).isEqualTo("INVALID");
    assertThat(answer.sentence())
        .startsWith("at 480 units a minute: the load could not keep its schedule")
        .doesNotContain("late and");
  }

  @Test
  void print_reports_beginLineSpeedWithTheAnswer() {
    Dossier dossier = Dossier.of(WASHER);
    LineVerdict answer = LineVerdict.of(WASHER, WASHER.lineSpeed().orElseThrow());
    assertThat(HtmlReport.print(dossier))
        .contains(
            "Line speed</h2>\n<p><strong>" + answer.word() + "</strong> at 480 units a minute");
    assertThat(MarkdownReport.print(dossier))
        .contains("### Line speed\n\n**" + answer.word() + "** at 480 units a minute");
  }
}

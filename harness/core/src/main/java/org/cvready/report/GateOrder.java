package org.cvready.report;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.cvready.certificate.Certificate;
import org.cvready.gate.GateResult;
import org.cvready.gate.Verdict;
import org.cvready.metric.Figures;
import org.cvready.metric.Metric;

/** In which order a reader sees the gates, and how one gate reads as a sentence. */
final class GateOrder {
  /** Failed before undecided before passed; within a verdict those farther over the limit first. */
  static final Comparator<GateResult> WORST_FIRST =
      Comparator.comparing(GateResult::verdict, Comparator.reverseOrder())
          .thenComparing(GateOrder::excess, Comparator.reverseOrder());

  private GateOrder() {}

  /** The gates that did not pass, worst first. */
  static List<GateResult> worstFirst(Certificate certificate) {
    return certificate.gates().stream()
        .filter(gate -> gate.verdict() != Verdict.PASS)
        .sorted(WORST_FIRST)
        .toList();
  }

  /** How many gates have this verdict. */
  static long count(List<GateResult> gates, Verdict verdict) {
    return gates.stream().filter(gate -> gate.verdict() == verdict).count();
  }

  /** One gate in one sentence: {@code fn_rate on scratch, line3, at most 5 %: FAIL: ...}. */
  static String sentence(GateResult gate) {
    return "%s on %s, %s: %s"
        .formatted(gate.metric().key(), gate.scope().text(), gate.limit(), gate.reason());
  }

  /** The counts of all verdicts: {@code 1 failed, 2 inconclusive, 40 passed}. */
  static String tally(List<GateResult> gates) {
    return tallyOf(gates.stream().map(GateResult::verdict).toList());
  }

  /** The same of the verdicts alone. */
  static String tallyOf(List<Verdict> verdicts) {
    return "%s failed, %s inconclusive, %s passed"
        .formatted(
            Figures.count(Collections.frequency(verdicts, Verdict.FAIL)),
            Figures.count(Collections.frequency(verdicts, Verdict.INCONCLUSIVE)),
            Figures.count(Collections.frequency(verdicts, Verdict.PASS)));
  }

  /** The whole answer in a word or two: {@code CERTIFIED}. */
  static String word(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "CERTIFIED";
      case INCONCLUSIVE -> "INCONCLUSIVE";
      case FAIL -> "NOT CERTIFIED";
    };
  }

  /**
   * Distance beyond the limit in limits, for sorting alone; without a figure a gate comes first.
   */
  private static double excess(GateResult gate) {
    if (gate.measurement().isEmpty() || gate.measurement().get().value().isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    double over = gate.measurement().get().value().getAsDouble() - gate.limitValue();
    double sign = gate.metric().better() == Metric.Better.LOWER ? 1 : -1;
    return sign * over / Math.max(Math.abs(gate.limitValue()), 1e-9);
  }
}

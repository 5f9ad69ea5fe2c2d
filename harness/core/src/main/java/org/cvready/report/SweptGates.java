package org.cvready.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.cvready.certificate.Certificate;
import org.cvready.gate.GateResult;
import org.cvready.gate.Reason;
import org.cvready.gate.Verdict;
import org.cvready.metric.Measurement;
import org.cvready.study.threshold.SweptFigure;
import org.cvready.study.threshold.SweptGate;
import org.cvready.study.threshold.ThresholdSweep;

/** The gates of a certificate as they would be at other operating scores. */
final class SweptGates {
  private final List<SweptFigure> figures;
  private final List<SweptGate> swept;
  private final Map<List<Object>, SweptGate> byRow = new HashMap<>();
  private final Map<List<Object>, GateResult> certified = new HashMap<>();

  SweptGates(Certificate certificate, Optional<ThresholdSweep> sweep) {
    this.figures = sweep.map(ThresholdSweep::figures).orElse(List.of());
    this.swept = sweep.map(ThresholdSweep::gates).orElse(List.of());
    swept.forEach(gate -> byRow.put(key(gate), gate));
    certificate.gates().forEach(gate -> certified.put(key(gate), gate));
  }

  private static List<Object> key(SweptGate gate) {
    return List.of(gate.gate(), gate.metric(), gate.scope(), gate.limit());
  }

  private static List<Object> key(GateResult gate) {
    return List.of(gate.gate(), gate.metric(), gate.scope(), gate.limit());
  }

  /** The sweep of a row of the certificate; empty where there is none. */
  Optional<SweptGate> of(GateResult gate) {
    return Optional.ofNullable(byRow.get(key(gate)));
  }

  /** The row as a certificate with that operating score has it, without what more would decide. */
  GateResult at(SweptGate gate, int step) {
    Verdict verdict = verdict(gate.verdicts().charAt(step)).orElse(Verdict.PASS);
    Optional<GateResult> row = Optional.ofNullable(certified.get(key(gate)));
    double limit = row.map(GateResult::limitValue).orElse(0.0);
    Optional<Measurement> measurement =
        gate.figure().isPresent()
            ? Optional.of(figures.get(gate.figure().getAsInt()).at(step))
            : Optional.empty();
    String reason =
        measurement
            .map(
                m ->
                    Reason.of(
                        m,
                        new Reason.Limit(gate.limit(), limit, m.interval().level()),
                        verdict,
                        OptionalLong.empty()))
            .orElseGet(() -> row.map(GateResult::reason).orElse(gate.limit()));
    return new GateResult(
        gate.gate(),
        gate.metric(),
        gate.scope(),
        gate.limit(),
        limit,
        verdict,
        reason,
        measurement,
        OptionalLong.empty());
  }

  /** The positions of the gates that do not pass at a step, worst first. */
  List<Integer> worstFirst(int step) {
    Map<Integer, GateResult> open = new HashMap<>();
    IntStream.range(0, swept.size())
        .filter(i -> verdict(swept.get(i).verdicts().charAt(step)).isPresent())
        .filter(i -> swept.get(i).verdicts().charAt(step) != letter(Verdict.PASS).charAt(0))
        .forEach(i -> open.put(i, at(swept.get(i), step)));
    return open.keySet().stream()
        .sorted(
            Comparator.comparing((Integer i) -> open.get(i), GateOrder.WORST_FIRST)
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** The verdicts of the rows that are there at a step. */
  static List<Verdict> verdicts(List<SweptGate> gates, int step) {
    List<Verdict> verdicts = new ArrayList<>();
    gates.forEach(gate -> verdict(gate.verdicts().charAt(step)).ifPresent(verdicts::add));
    return verdicts;
  }

  /** The worst verdict of some rows at a step; PASS where none of them is there. */
  static Verdict worst(List<SweptGate> gates, int step) {
    List<Verdict> verdicts = verdicts(gates, step);
    return verdicts.isEmpty() ? Verdict.PASS : Verdict.worst(verdicts);
  }

  /** The verdict that a letter stands for; empty for a row that is not there. */
  static Optional<Verdict> verdict(char letter) {
    return switch (letter) {
      case 'P' -> Optional.of(Verdict.PASS);
      case 'F' -> Optional.of(Verdict.FAIL);
      case 'I' -> Optional.of(Verdict.INCONCLUSIVE);
      default -> Optional.empty();
    };
  }

  /** The letter of a verdict. */
  static String letter(Verdict verdict) {
    return verdict.name().substring(0, 1);
  }
}

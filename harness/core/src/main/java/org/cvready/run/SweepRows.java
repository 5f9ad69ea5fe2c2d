package org.cvready.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.cvready.gate.GateQuestion;
import org.cvready.gate.GateResult;
import org.cvready.gate.Judge;
import org.cvready.gate.Verdict;
import org.cvready.metric.ScoreGrid;
import org.cvready.metric.UnitDecisions;
import org.cvready.study.threshold.FigureKey;
import org.cvready.study.threshold.SweptGate;

/**
 * The verdicts of a sweep, a row of letters for each limit.
 *
 * @param questions what the limits ask
 * @param steps what was found at each threshold
 */
record SweepRows(List<GateQuestion> questions, List<Step> steps) {
  /**
   * What was found at one threshold, beside the figures.
   *
   * @param verdicts on each question
   * @param rules of gate 0 that are broken there
   * @param decisions by set
   */
  record Step(List<Verdict> verdicts, List<GateResult> rules, List<UnitDecisions> decisions) {}

  /** The answer at each step. */
  String overall() {
    StringBuilder verdicts = new StringBuilder();
    for (Step step : steps) {
      List<Verdict> all = new ArrayList<>(step.verdicts());
      step.rules().forEach(rule -> all.add(rule.verdict()));
      verdicts.append(letter(Verdict.worst(all)));
    }
    return verdicts.toString();
  }

  /** Every limit, those of gate 0 first; {@code positions} are those of the figures. */
  List<SweptGate> gates(Map<FigureKey, Integer> positions) {
    List<SweptGate> gates = new ArrayList<>(rules());
    for (int i = 0; i < questions.size(); i++) {
      GateQuestion question = questions.get(i);
      StringBuilder letters = new StringBuilder();
      for (Step step : steps) {
        letters.append(letter(step.verdicts().get(i)));
      }
      Integer figure =
          question
              .scope()
              .map(scope -> positions.get(SweepFigures.keyOf(question, scope)))
              .orElse(null);
      gates.add(
          new SweptGate(
              question.number(),
              question.gate().metric(),
              question.scope().orElseGet(() -> Judge.nowhere(question.gate())),
              Judge.limitText(question.gate().limit()),
              letters.toString(),
              figure == null ? OptionalInt.empty() : OptionalInt.of(figure)));
    }
    return gates;
  }

  /** The rules of gate 0 that are broken at any step. */
  private List<SweptGate> rules() {
    Map<GateResult, char[]> letters = new LinkedHashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      for (GateResult rule : steps.get(i).rules()) {
        letters.computeIfAbsent(rule, key -> absent())[i] = letter(rule.verdict());
      }
    }
    List<SweptGate> gates = new ArrayList<>();
    letters.forEach(
        (rule, row) ->
            gates.add(
                new SweptGate(
                    0,
                    rule.metric(),
                    rule.scope(),
                    rule.limit(),
                    new String(row),
                    OptionalInt.empty())));
    return gates;
  }

  private static char[] absent() {
    char[] row = new char[ScoreGrid.STEPS];
    Arrays.fill(row, SweptGate.ABSENT);
    return row;
  }

  private static char letter(Verdict verdict) {
    return verdict.name().charAt(0);
  }
}

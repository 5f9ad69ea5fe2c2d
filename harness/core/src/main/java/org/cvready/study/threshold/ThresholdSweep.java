package org.cvready.study.threshold;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cvready.metric.ScoreGrid;

/**
 * What every rate and verdict would be at other operating scores.
 *
 * <p>At each threshold of {@link ScoreGrid} all classes have that one operating score, and the
 * review band of a class starts where the plan says or at the threshold, whichever is lower. The
 * figures are those that a certification with such a plan gives.
 *
 * @param findings in words, the most important first
 * @param thresholds the threshold of each step, ascending
 * @param certifiedStep the step that is the plan's own operating point; empty where the plan's
 *     scores differ by class or are no hundredths, so that the certified figures are on no step
 * @param verdicts the answer at each step: P for PASS, F for FAIL, I for INCONCLUSIVE
 * @param figures every figure that was worked out, gated ones first
 * @param gates every limit, in the order of the certificate
 * @param decisions by set, in the order of the plan
 * @param amounts what it means for production, where the plan tells of it
 * @param leftOut what was not worked out for its size, a sentence each
 * @param choice the operating scores chosen by the plan's rule, where it asks for a choice
 */
public record ThresholdSweep(
    List<String> findings,
    List<Double> thresholds,
    OptionalInt certifiedStep,
    String verdicts,
    List<SweptFigure> figures,
    List<SweptGate> gates,
    List<SweptDecisions> decisions,
    List<SweptAmount> amounts,
    List<String> leftOut,
    Optional<ThresholdChoice> choice) {
  /** Copies the lists and checks that every step has its verdict. */
  public ThresholdSweep {
    findings = List.copyOf(findings);
    thresholds = List.copyOf(thresholds);
    figures = List.copyOf(figures);
    gates = List.copyOf(gates);
    decisions = List.copyOf(decisions);
    amounts = List.copyOf(amounts);
    leftOut = List.copyOf(leftOut);
    if (thresholds.size() != ScoreGrid.STEPS
        || !verdicts.matches("[PFI]{" + ScoreGrid.STEPS + "}")) {
      throw new IllegalArgumentException(
          "there must be %d thresholds, each with a verdict of P, F or I, got %d and '%s'"
              .formatted(ScoreGrid.STEPS, thresholds.size(), verdicts));
    }
  }
}

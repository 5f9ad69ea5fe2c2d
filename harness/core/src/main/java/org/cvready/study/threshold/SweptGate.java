package org.cvready.study.threshold;

import java.util.OptionalInt;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.cvready.metric.ScoreGrid;

/**
 * The verdicts on one limit at every threshold of {@link ScoreGrid}.
 *
 * @param gate position of the limit in the plan, from 1; 0 for a rule that every plan has
 * @param metric what is limited
 * @param scope on what
 * @param limit as the certificate prints it: {@code at most 5 %}
 * @param verdicts a letter for each step: P for PASS, F for FAIL, I for INCONCLUSIVE, and a full
 *     stop where a rule of gate 0 is kept and has no row
 * @param figure position among the figures of what is limited; empty where it was left out or there
 *     is nothing to judge
 */
public record SweptGate(
    int gate, Metric metric, Scope scope, String limit, String verdicts, OptionalInt figure) {
  /** The letter for a row that is not there. */
  public static final char ABSENT = '.';

  /** Checks that every step has its letter. */
  public SweptGate {
    if (!verdicts.matches("[PFI.]{" + ScoreGrid.STEPS + "}")) {
      throw new IllegalArgumentException(
          "verdicts must be %d letters of P, F, I and full stop, got '%s'"
              .formatted(ScoreGrid.STEPS, verdicts));
    }
  }
}

package org.cvready.study.threshold;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  /** The operating scores at which a letter stands: {@code from 0.00 to 0.12 and at 0.20}. */
  public String where(char letter) {
    return steps(verdicts, letter);
  }

  static String steps(String letters, char letter) {
    List<String> ranges = new ArrayList<>();
    int step = 0;
    while (step < letters.length()) {
      int end = step;
      while (end < letters.length() && letters.charAt(end) == letter) {
        end++;
      }
      if (end > step) {
        ranges.add(
            end == step + 1
                ? "at " + score(step)
                : "from %s to %s".formatted(score(step), score(end - 1)));
      }
      step = end + 1;
    }
    return String.join(" and ", ranges);
  }

  /** The threshold of a step as a plan writes it: {@code 0.35}. */
  static String score(int step) {
    return String.format(Locale.ROOT, "%.2f", ScoreGrid.threshold(step));
  }
}

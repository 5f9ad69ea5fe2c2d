package org.cvready.study.threshold;

import java.util.List;
import org.cvready.metric.Measurement;

/**
 * Operating scores chosen on one set and verified on another.
 *
 * @param findings in words, the most important first
 * @param rule {@code miss_limit}, {@code least_cost}, {@code best_f1} or {@code best_lrp}
 * @param chosenWith the set on which they were chosen; its figures look better than the truth
 * @param verifiedWith the set on which they were verified
 * @param classes what was chosen for each class of the model
 * @param whenChosen figures with the chosen scores on the set they were chosen with; optimistic
 * @param whenVerified the same figures on the other set
 * @param yaml the operating point as a plan has it, ready to paste
 */
public record ThresholdChoice(
    List<String> findings,
    String rule,
    String chosenWith,
    String verifiedWith,
    List<ClassChoice> classes,
    List<Measurement> whenChosen,
    List<Measurement> whenVerified,
    String yaml) {
  /** Copies the lists. */
  public ThresholdChoice {
    findings = List.copyOf(findings);
    classes = List.copyOf(classes);
    whenChosen = List.copyOf(whenChosen);
    whenVerified = List.copyOf(whenVerified);
  }

  /**
   * What was chosen for one class.
   *
   * @param className the class
   * @param chosen whether a score could be chosen; where not, the plan's own is kept
   * @param score its operating score, in (0, 1]
   * @param reviewFrom start of its review band, in (0, score]; equal to the score for no band
   * @param reason why it is this score, or why none could be chosen
   */
  public record ClassChoice(
      String className, boolean chosen, double score, double reviewFrom, String reason) {}
}

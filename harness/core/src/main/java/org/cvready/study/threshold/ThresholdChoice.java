package org.cvready.study.threshold;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.metric.Measurement;

/**
 * Operating scores chosen on one set and verified on another.
 *
 * @param findings in words, the most important first
 * @param rule {@code miss_limit}, {@code least_cost}, {@code best_f1} or {@code best_lrp}
 * @param chosenWith the set on which they were chosen; its figures look better than the truth
 * @param verifiedWith the set on which they were verified
 * @param classes what was chosen for each class of the model
 * @param yaml the operating point as a plan has it, ready to paste; empty where some class could
 *     not be decided
 */
public record ThresholdChoice(
    List<String> findings,
    String rule,
    String chosenWith,
    String verifiedWith,
    List<ClassChoice> classes,
    List<Measurement> whenChosen,
    List<Measurement> whenVerified,
    Optional<String> yaml) {
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
   * @param score its operating score, in (0, 1]; empty where none could be chosen
   * @param reviewFrom start of its review band, in (0, score]; equal to the score for no band
   * @param reason why it is this score, or why there is none; one sentence
   */
  public record ClassChoice(
      String className, OptionalDouble score, OptionalDouble reviewFrom, String reason) {}
}

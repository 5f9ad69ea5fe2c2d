package org.cvready.study.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What reviews and second passes buy.
 *
 * @param findings in words, most important first
 * @param sets risk over coverage, a labelled set each
 * @param secondPass the chain with a verifier, where the plan asks for one
 */
public record SelectionFindings(
    List<String> findings, List<RiskCoverage> sets, Optional<SecondPassFindings> secondPass) {
  /** Copies the lists. */
  public SelectionFindings {
    findings = List.copyOf(findings);
    sets = List.copyOf(sets);
  }

  /** Looks at every set; empty where there is none. */
  public static Optional<SelectionFindings> of(
      SelectionQuestion question, Optional<SecondPassFindings> secondPass) {
    if (question.sets().isEmpty()) {
      return Optional.empty();
    }
    RiskStudy study = new RiskStudy(question);
    List<RiskCoverage> sets = question.sets().stream().map(study::of).toList();
    List<String> findings = new ArrayList<>();
    secondPass.ifPresent(found -> findings.addAll(found.findings()));
    sets.forEach(set -> findings.addAll(SelectionWords.of(set)));
    return Optional.of(new SelectionFindings(findings, sets, secondPass));
  }
}

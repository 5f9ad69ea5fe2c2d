package org.cvready.run;

import java.util.List;
import java.util.Optional;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Evidence;
import org.cvready.run.CounterfactualRun.Counterfactuals;

/** Puts together the evidence behind a certificate, a section each from its own study. */
final class EvidenceMaker {
  private EvidenceMaker() {}

  static Evidence of(
      OpenedPlan opened, SeenRun seen, Certificate certificate, Counterfactuals counterfactuals) {
    return new Evidence(
        GapEvidence.of(opened, seen, counterfactuals),
        SplitEvidence.of(seen),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }
}

package org.cvready.run;

import java.util.List;
import java.util.Optional;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Evidence;

/** Puts together the evidence behind a certificate, a section each from its own study. */
final class EvidenceMaker {
  private EvidenceMaker() {}

  static Evidence of(OpenedPlan opened, SeenRun seen, Certificate certificate) {
    return new Evidence(
        List.of(),
        Optional.empty(),
        ProductionEvidence.of(opened.plan(), seen),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }
}

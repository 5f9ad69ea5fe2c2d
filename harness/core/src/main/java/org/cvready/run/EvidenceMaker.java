package org.cvready.run;

import java.util.List;
import java.util.Optional;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Evidence;
import org.cvready.study.threshold.ThresholdSweep;

/** Puts together the evidence behind a certificate, a section each from its own study. */
final class EvidenceMaker {
  private EvidenceMaker() {}

  static Evidence of(OpenedPlan opened, SeenRun seen, Certificate certificate) {
    Optional<ThresholdSweep> sweep =
        Optional.of(SweepEvidence.of(opened.plan(), opened.point(), seen, Optional.empty()));
    return new Evidence(List.of(), Optional.empty(), List.of(), sweep, List.of(), Optional.empty());
  }
}

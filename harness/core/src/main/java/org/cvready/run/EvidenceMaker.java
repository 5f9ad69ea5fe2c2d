package org.cvready.run;

import java.util.Optional;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Evidence;
import org.cvready.study.gap.SplitTable;

/** Puts together the evidence behind a certificate, a section each from its own study. */
final class EvidenceMaker {
  private EvidenceMaker() {}

  static Evidence of(OpenedPlan opened, SeenRun seen, Certificate certificate) {
    Evidence evidence = Evidence.NONE;
    Optional<SplitTable> splits = SplitEvidence.of(seen);
    evidence = splits.map(evidence::withSplits).orElse(evidence);
    evidence = evidence.withMissMaps(MissMapEvidence.of(seen));
    evidence = evidence.withThresholds(SweepEvidence.of(opened, seen));
    return evidence;
  }
}

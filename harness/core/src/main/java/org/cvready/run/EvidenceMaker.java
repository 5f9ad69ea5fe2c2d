package org.cvready.run;

import java.util.Optional;
import org.cvready.certificate.Certificate;
import org.cvready.certificate.Evidence;
import org.cvready.certificate.StrangeEvidence;
import org.cvready.study.device.DeviceFindings;
import org.cvready.study.gap.SplitTable;
import org.cvready.study.line.LineFindings;
import org.cvready.study.slice.Baseline;
import org.cvready.study.slice.SliceFindings;

/** Puts together the evidence behind a certificate, a section each from its own study. */
final class EvidenceMaker {
  private EvidenceMaker() {}

  static Evidence of(
      OpenedPlan opened, SeenRun seen, Certificate certificate, Optional<Baseline> baseline) {
    Evidence evidence = Evidence.NONE;

    evidence = evidence.withSiteGaps(GapEvidence.of(opened, seen));

    Optional<SplitTable> splits = SplitEvidence.of(seen);
    evidence = splits.map(evidence::withSplits).orElse(evidence);

    Optional<SliceFindings> slices = SliceEvidence.of(opened, seen, baseline);
    evidence = slices.map(evidence::withSlices).orElse(evidence);

    evidence = evidence.withThresholds(SweepEvidence.of(opened, seen));

    evidence = evidence.withProduction(ProductionEvidence.of(opened.plan(), seen));

    evidence = evidence.withQuality(QualityEvidence.of(opened.point(), seen));

    Optional<LineFindings> line = seen.latency().map(LatencyMeter::findings);
    if (line.isPresent()) {
      evidence = evidence.withSpeed(evidence.speed().withLine(line.get()));
    }

    evidence = evidence.withMissMaps(MissMapEvidence.of(seen));

    Optional<DeviceFindings> device = DeviceEvidence.of(opened);
    if (device.isPresent()) {
      evidence = evidence.withSpeed(evidence.speed().withDevice(device.get()));
    }

    evidence =
        evidence.withStrange(evidence.strange().withFailSafe(FailSafeEvidence.of(opened, seen)));
    StrangeEvidence strange = evidence.strange();
    strange =
        CalibrationEvidence.of(opened, seen, certificate)
            .map(strange::withCalibration)
            .orElse(strange);
    strange = ProfileEvidence.of(opened, seen).map(strange::withProfile).orElse(strange);
    evidence = evidence.withStrange(strange);

    return evidence;
  }
}

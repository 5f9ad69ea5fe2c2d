package org.cvready.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.cvready.certificate.StrangeEvidence;
import org.cvready.model.recalibration.Recalibration;
import org.cvready.report.ProfileJson;
import org.cvready.report.RecalibrationJson;
import org.cvready.study.calibration.CalibrationFindings;
import org.cvready.study.profile.ReferenceProfile;

/** Parts of the evidence that are of use by themselves, a file each. */
final class EvidenceFiles {
  private EvidenceFiles() {}

  /** Writes {@code recalibration.json}, where maps were fitted, and {@code profile.json}. */
  static void write(StrangeEvidence evidence, OutputFolder out) throws IOException {
    Optional<Recalibration> maps =
        evidence
            .calibration()
            .flatMap(CalibrationFindings::recalibration)
            .map(found -> found.recalibration());
    if (maps.isPresent()) {
      Files.writeString(out.file(Recalibration.FILE), RecalibrationJson.write(maps.get()));
    }
    if (evidence.profile().isPresent()) {
      Files.writeString(
          out.file(ReferenceProfile.FILE), ProfileJson.write(evidence.profile().get()));
    }
  }
}

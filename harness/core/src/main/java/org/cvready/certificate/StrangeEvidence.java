package org.cvready.certificate;

import java.util.Optional;
import org.cvready.study.calibration.CalibrationFindings;
import org.cvready.study.envelope.EnvelopeFindings;
import org.cvready.study.failsafe.FailSafeFindings;
import org.cvready.study.profile.ReferenceProfile;
import org.cvready.study.selection.SelectionFindings;

/**
 * Evidence about inputs outside of what the model knows.
 *
 * @param failSafe whether strange inputs fail safely
 * @param selection what reviews and second passes buy
 * @param calibration whether scores are probabilities
 * @param envelope the ranges in which gates hold
 * @param profile what production can be compared with
 */
public record StrangeEvidence(
    Optional<FailSafeFindings> failSafe,
    Optional<SelectionFindings> selection,
    Optional<CalibrationFindings> calibration,
    Optional<EnvelopeFindings> envelope,
    Optional<ReferenceProfile> profile) {
  /** Nothing of it. */
  public static final StrangeEvidence NONE =
      new StrangeEvidence(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The same with whether strange inputs fail safely. */
  public StrangeEvidence withFailSafe(FailSafeFindings newFailSafe) {
    return new StrangeEvidence(Optional.of(newFailSafe), selection, calibration, envelope, profile);
  }

  /** The same with what reviews and second passes buy. */
  public StrangeEvidence withSelection(SelectionFindings newSelection) {
    return new StrangeEvidence(failSafe, Optional.of(newSelection), calibration, envelope, profile);
  }

  /** The same with whether scores are probabilities. */
  public StrangeEvidence withCalibration(CalibrationFindings newCalibration) {
    return new StrangeEvidence(failSafe, selection, Optional.of(newCalibration), envelope, profile);
  }

  /** The same with the ranges in which gates hold. */
  public StrangeEvidence withEnvelope(EnvelopeFindings newEnvelope) {
    return new StrangeEvidence(failSafe, selection, calibration, Optional.of(newEnvelope), profile);
  }

  /** The same with what production can be compared with. */
  public StrangeEvidence withProfile(ReferenceProfile newProfile) {
    return new StrangeEvidence(failSafe, selection, calibration, envelope, Optional.of(newProfile));
  }
}

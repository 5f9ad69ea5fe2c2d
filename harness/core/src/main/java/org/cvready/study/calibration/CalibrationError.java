package org.cvready.study.calibration;

import java.util.Locale;

/** A way to say by how much scores differ from what they promise; 0 is best for all. */
public enum CalibrationError {
  /** Expected calibration error over 10 bins of confidence. */
  ECE(
      "mean over detections of |mean score - share that is right| of their bin; 10 bins of score of"
          + " equal width (Naeini et al. 2015)"),
  /** The same over 10 groups of as many detections each. */
  ECE_EQUAL_MASS("the same over 10 groups of as many detections each (Nguyen and O'Connor 2015)"),
  /** D-ECE over 20 bins of confidence. */
  D_ECE("D-ECE of the score alone: as ECE, over 20 bins (Kueppers et al. 2020)"),
  /** D-ECE over confidence, position and size. */
  D_ECE_BOX(
      "D-ECE over score, centre and size of the box: 5 bins of each, bins of fewer than 8 detections"
          + " left out (Kueppers et al. 2020)"),
  /** LaECE over 25 bins of confidence. */
  LA_ECE(
      "LaECE: sum over bins of |D_j| / |D| |mean score - precision x mean IoU of the right ones|, 25"
          + " bins of score, mean over classes (Oksuz et al. 2023): promises to find and to place"),
  /** Brier score. */
  BRIER("Brier score: mean of (score - right)^2; falls where scores also tell more (Brier 1950)");

  private final String meaning;

  CalibrationError(String meaning) {
    this.meaning = meaning;
  }

  /** The name in files: {@code la_ece}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How it is worked out, and the source. */
  public String meaning() {
    return meaning;
  }

  /** As people write it: {@code LaECE}. */
  public String label() {
    return switch (this) {
      case ECE -> "ECE";
      case ECE_EQUAL_MASS -> "ECE, equal mass";
      case D_ECE -> "D-ECE";
      case D_ECE_BOX -> "D-ECE with box";
      case LA_ECE -> "LaECE";
      case BRIER -> "Brier";
    };
  }
}

package org.cvready.study.calibration;

import java.util.List;

/**
 * Maps from scores to probabilities, fitted on some images and tested on others.
 *
 * @param recalibration the maps
 * @param verifiedWith the images they were tested on, in words
 * @param fittingImages how many images they were fitted on
 * @param verifyingImages how many they were tested on
 * @param classes which map each class has
 * @param effects what each form does on the verifying images, the chosen ones last
 * @param before the verifying images with the scores as they are
 * @param after the verifying images with the chosen maps
 */
public record RecalibrationFindings(
    Recalibration recalibration,
    String verifiedWith,
    long fittingImages,
    long verifyingImages,
    List<ClassChoice> classes,
    List<MethodEffect> effects,
    SetCalibration before,
    SetCalibration after) {
  /** Copies the lists. */
  public RecalibrationFindings {
    classes = List.copyOf(classes);
    effects = List.copyOf(effects);
  }
}

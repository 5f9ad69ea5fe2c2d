package org.cvready.study.calibration;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.cvready.model.recalibration.Recalibration;

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

  /** The lines of a plan that applies the maps, its operating point moved with them. */
  public String planLines() {
    return String.join(
        "\n",
        "model: {recalibration: %s}    # beside its other keys".formatted(Recalibration.FILE),
        "operating_point:             # beside its other keys",
        "  score: {%s}".formatted(byClass(ClassChoice::mappedScore)),
        "  review_from: {%s}".formatted(byClass(ClassChoice::mappedReviewFrom)));
  }

  private String byClass(ToDoubleFunction<ClassChoice> value) {
    return classes.stream()
        .map(one -> quoted(one.className()) + ": " + plain(value.applyAsDouble(one)))
        .collect(Collectors.joining(", "));
  }

  /** With every digit: a rounded score would decide some images otherwise. */
  private static String plain(double value) {
    return BigDecimal.valueOf(value).toPlainString();
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}

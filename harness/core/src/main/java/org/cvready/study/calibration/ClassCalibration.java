package org.cvready.study.calibration;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether the scores of a class are probabilities.
 *
 * @param className one class, or empty for all together
 * @param detections how many were looked at
 * @param right how many of them found an object
 * @param confidence their mean score; empty without detections
 * @param bins ten, from score 0 to 1
 * @param figures one for each {@link CalibrationError}
 */
public record ClassCalibration(
    Optional<String> className,
    long detections,
    long right,
    OptionalDouble confidence,
    List<ReliabilityBin> bins,
    List<CalibrationFigure> figures) {
  /** Copies the lists. */
  public ClassCalibration {
    bins = List.copyOf(bins);
    figures = List.copyOf(figures);
  }

  /** The class, or {@code all classes}. */
  public String name() {
    return className.orElse("all classes");
  }

  /** One of the figures. */
  public CalibrationFigure figure(CalibrationError error) {
    return figures.stream().filter(figure -> figure.error() == error).findFirst().orElseThrow();
  }

  /** The share that is right; empty without detections. */
  public OptionalDouble precision() {
    return detections == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) right / detections);
  }
}

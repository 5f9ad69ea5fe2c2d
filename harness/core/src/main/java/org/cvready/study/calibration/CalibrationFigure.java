package org.cvready.study.calibration;

import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.metric.interval.Interval;

/**
 * One error of calibration.
 *
 * @param error which one
 * @param value in [0, 1]; empty where there are no detections
 * @param byChance what scores that are probabilities would show on as many detections, by chance
 *     alone, in [0, 1]: errors that sum gaps are never 0; empty for others and without detections
 * @param interval bounds at 95 % each from resamples of the independent units; undecided where
 *     these are too few, empty without detections
 */
public record CalibrationFigure(
    CalibrationError error,
    OptionalDouble value,
    OptionalDouble byChance,
    Optional<Interval> interval) {
  /** An error that nothing was detected for. */
  static CalibrationFigure none(CalibrationError error) {
    return new CalibrationFigure(
        error, OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
  }
}

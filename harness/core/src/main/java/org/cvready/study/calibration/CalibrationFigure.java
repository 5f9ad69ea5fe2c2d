package org.cvready.study.calibration;

import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.metric.interval.Interval;

/**
 * One error of calibration.
 *
 * @param error which one
 * @param value in [0, 1]; empty where there are no detections
 * @param interval bounds at 95 % each from resamples of the independent units, where it has any
 */
public record CalibrationFigure(
    CalibrationError error, OptionalDouble value, Optional<Interval> interval) {}

package org.cvready.study.calibration;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.metric.interval.Interval;

/**
 * What a form of map does on images that it was not fitted on.
 *
 * @param name of the form
 * @param chosen whether these are the maps that were chosen on the fitting images
 * @param changes one for each error of which the change has bounds
 */
public record MethodEffect(String name, boolean chosen, List<Change> changes) {
  /** Copies the list. */
  public MethodEffect {
    changes = List.copyOf(changes);
  }

  /**
   * One error before and after.
   *
   * @param error which one
   * @param before of the scores as they are
   * @param after of the mapped scores
   * @param difference bounds on after minus before at 95 % each; empty where too few
   */
  public record Change(
      CalibrationError error,
      OptionalDouble before,
      OptionalDouble after,
      Optional<Interval> difference) {}
}

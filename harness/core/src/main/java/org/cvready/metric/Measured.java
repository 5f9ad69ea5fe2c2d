package org.cvready.metric;

import java.util.OptionalLong;
import java.util.function.DoubleFunction;

/**
 * A measurement, how it is held against a limit, and how much more evidence that would need.
 *
 * @param measurement the figure
 * @param against from a limit in the metric's unit to the measurement with the bounds to hold
 *     against it; most bounds do not depend on the limit
 * @param moreTrials from a limit to the trials missing to decide it, if what was seen went on;
 *     empty where that is not known or more would not help
 */
public record Measured(
    Measurement measurement,
    DoubleFunction<Measurement> against,
    DoubleFunction<OptionalLong> moreTrials) {
  /** Bounds that do not depend on the limit. */
  public Measured(Measurement measurement, DoubleFunction<OptionalLong> moreTrials) {
    this(measurement, limit -> measurement, moreTrials);
  }

  /** A measurement of which it is not known what more would bring. */
  public static Measured alone(Measurement measurement) {
    return new Measured(measurement, limit -> OptionalLong.empty());
  }
}

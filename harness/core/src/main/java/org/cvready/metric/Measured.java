package org.cvready.metric;

import java.util.function.DoubleFunction;

/**
 * A measurement, how it is held against a limit, and how much more evidence that would need.
 *
 * @param measurement the figure
 * @param against from a limit in the metric's unit to the measurement with the bounds to hold
 *     against it; most bounds do not depend on the limit
 * @param more how many more trials would decide
 */
public record Measured(
    Measurement measurement, DoubleFunction<Measurement> against, MoreTrials more) {
  /** Bounds that do not depend on the limit. */
  public Measured(Measurement measurement, MoreTrials more) {
    this(measurement, limit -> measurement, more);
  }

  /** The same with one more note on the figure. */
  public Measured withNote(String note) {
    return new Measured(
        measurement.withNote(note), limit -> against.apply(limit).withNote(note), more);
  }

  /** A measurement of which it is not known what more would bring. */
  public static Measured alone(Measurement measurement) {
    return new Measured(measurement, MoreTrials.unknown());
  }
}

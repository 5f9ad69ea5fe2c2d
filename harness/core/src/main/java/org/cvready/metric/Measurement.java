package org.cvready.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.cvready.metric.interval.Interval;

/**
 * One measured figure with the evidence it stands on.
 *
 * @param metric what was measured
 * @param scope on what
 * @param value the point estimate in the metric's unit; empty where nothing could be measured
 * @param events the numerator where the metric is a share of trials; for AP and other figures that
 *     are no share, the objects found at the operating point
 * @param trials the denominator: objects, detections, images, units or frames, by the metric's
 *     level
 * @param units independent units (images or clusters of images) that the trials come from
 * @param interval what the sample says about the true value
 * @param notes what a reader must know besides, a sentence each
 */
public record Measurement(
    Metric metric,
    Scope scope,
    OptionalDouble value,
    long events,
    long trials,
    long units,
    Interval interval,
    List<String> notes) {
  /** Copies the notes and checks the counts. */
  public Measurement {
    notes = List.copyOf(notes);
    if (trials < 0 || units < 0 || events < 0) {
      throw new IllegalArgumentException(
          "counts must be at least 0, got events %d, trials %d, units %d"
              .formatted(events, trials, units));
    }
    if (value.isPresent() && Double.isNaN(value.getAsDouble())) {
      throw new IllegalArgumentException("value of " + metric.key() + " must be a number, got NaN");
    }
  }

  /** The same figure with one more note. */
  public Measurement withNote(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new Measurement(metric, scope, value, events, trials, units, interval, more);
  }

  /** True where the value is simply events over trials. */
  public boolean isShare() {
    return switch (metric) {
      case F1, IMAGE_F1, AP, AP50, MAP, MAP50, MPC, RPC, IMAGE_AUROC, FP_PER_IMAGE -> false;
      default -> metric.unit() == Metric.Unit.SHARE && scope.versus().isEmpty();
    };
  }
}

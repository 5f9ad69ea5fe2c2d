package org.cvready.study.envelope;

import java.util.OptionalInt;
import org.cvready.metric.Confidence;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;

/**
 * A limit whose breaking points are searched.
 *
 * @param metric a share that is counted on objects or units
 * @param scope set and class, without a condition
 * @param classIndex the scope's class; empty for all together
 * @param limit in the open interval (0, 1): what the metric may be at most, or at least where more
 *     is better
 * @param text of the limit as the plan wrote it
 * @param confidence of every PASS
 */
public record EnvelopeGate(
    Metric metric,
    Scope scope,
    OptionalInt classIndex,
    double limit,
    String text,
    Confidence confidence) {
  /** Checks the limit. */
  public EnvelopeGate {
    if (!(limit > 0 && limit < 1)) {
      throw new IllegalArgumentException("limit must be in (0, 1), got " + limit);
    }
  }

  /** Whether the trials of a metric depend on what is really there alone. */
  public static boolean takes(Metric metric) {
    return switch (metric) {
      case FN_RATE,
          RECALL,
          FP_RATE,
          FALSE_REJECT_RATE,
          ESCAPE_RATE,
          REJECT_RATE,
          REVIEW_RATE,
          REVIEW_LOAD,
          IMAGE_ACCURACY,
          IMAGE_RECALL,
          IMAGE_SPECIFICITY,
          IMAGE_LOCALISED,
          SILENT_FAILURE_RATE ->
          true;
      default -> false;
    };
  }

  /** The most that what is bad may be: the limit, or what a limit from below leaves of 1. */
  double limitOnBad() {
    return moreIsBetter() ? 1 - limit : limit;
  }

  boolean moreIsBetter() {
    return metric.better() == Metric.Better.HIGHER;
  }

  /** The limit in words: {@code fn_rate (dent, line) <= 5 %}. */
  public String words() {
    return "%s (%s) %s %s".formatted(metric.key(), scope.text(), moreIsBetter() ? "≥" : "≤", text);
  }
}

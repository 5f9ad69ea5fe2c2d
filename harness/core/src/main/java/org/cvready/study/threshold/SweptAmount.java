package org.cvready.study.threshold;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One amount of a site's production, such as alarms a month, at every threshold.
 *
 * @param dataset name of the on-site set behind it
 * @param key which amount, as the outlook on production names it
 * @param from first step of each run, ascending from 0, as in {@link SweptFigure}
 * @param values by run, in the amount's unit; empty where it is not known
 * @param lower one-sided lower bounds, by run
 * @param upper one-sided upper bounds, by run
 */
public record SweptAmount(
    String dataset,
    String key,
    List<Integer> from,
    List<OptionalDouble> values,
    List<Double> lower,
    List<Double> upper) {
  /** Copies the columns. */
  public SweptAmount {
    from = List.copyOf(from);
    values = List.copyOf(values);
    lower = List.copyOf(lower);
    upper = List.copyOf(upper);
  }
}

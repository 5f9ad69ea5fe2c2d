package org.cvready.study.threshold;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.cvready.study.production.Estimate;

/**
 * One amount of a site's production at every threshold, for each unit made: times the units of a
 * period it is that of the period, but for the precision of alarms, which stays as it is.
 *
 * @param site as the outlook on production names it
 * @param key {@code alarms}, {@code false_rejects}, {@code escapes}, {@code reviews}, {@code
 *     precision}, {@code cost} or {@code saved}
 * @param from first step of each run, ascending from 0, as in {@link SweptFigure}
 * @param values by run, in the amount's unit; empty where it is not known
 * @param lower one-sided lower bounds, by run
 * @param upper one-sided upper bounds, by run
 */
public record SweptAmount(
    String site,
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

  /** An amount in runs, from its value and bounds at each step. */
  public static SweptAmount of(String site, String key, List<Estimate> steps) {
    List<Integer> from = new ArrayList<>();
    List<Estimate> runs = new ArrayList<>();
    for (int step = 0; step < steps.size(); step++) {
      if (step == 0 || !steps.get(step).equals(steps.get(step - 1))) {
        from.add(step);
        runs.add(steps.get(step));
      }
    }
    return new SweptAmount(
        site,
        key,
        from,
        runs.stream().map(Estimate::value).toList(),
        runs.stream().map(Estimate::lower).toList(),
        runs.stream().map(Estimate::upper).toList());
  }
}

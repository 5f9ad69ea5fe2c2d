package org.cvready.study.slice;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.cvready.metric.ScoreGrid;

/**
 * A slice at every threshold of {@link ScoreGrid}. Trials do not depend on the threshold. Run k
 * holds from step {@code from[k]} to the step before {@code from[k + 1]}.
 *
 * @param from first step of each run of rates, ascending from 0
 * @param events in the slice, by run
 * @param lower one-sided lower 95 % bounds of the slice's rate
 * @param upper one-sided upper 95 % bounds
 * @param restEvents in the rest of the set
 * @param testedFrom first step of each run of p-values; empty where the slice is not tested
 * @param adjustedP corrected p-values by such run, to three digits
 */
public record SweptSlice(
    List<Integer> from,
    List<Long> events,
    List<Double> lower,
    List<Double> upper,
    List<Long> restEvents,
    List<Integer> testedFrom,
    List<Double> adjustedP) {
  private static final int DIGITS = 3;

  /** Copies the columns and checks their lengths. */
  public SweptSlice {
    from = List.copyOf(from);
    events = List.copyOf(events);
    lower = List.copyOf(lower);
    upper = List.copyOf(upper);
    restEvents = List.copyOf(restEvents);
    testedFrom = List.copyOf(testedFrom);
    adjustedP = List.copyOf(adjustedP);
    int runs = from.size();
    if (runs == 0
        || events.size() != runs
        || lower.size() != runs
        || upper.size() != runs
        || restEvents.size() != runs
        || testedFrom.size() != adjustedP.size()) {
      throw new IllegalArgumentException("columns of a swept slice must have a value for each run");
    }
  }

  /** From the slice at each step. */
  static SweptSlice of(List<SliceAgain> steps) {
    List<Integer> from = new ArrayList<>();
    List<Integer> testedFrom = new ArrayList<>();
    List<Double> adjusted = new ArrayList<>();
    for (int step = 0; step < steps.size(); step++) {
      SliceAgain now = steps.get(step);
      SliceAgain before = steps.get(Math.max(0, step - 1));
      if (step == 0
          || !now.inside().equals(before.inside())
          || now.restEvents() != before.restEvents()) {
        from.add(step);
      }
      OptionalDouble p = now.adjustedP();
      double rounded = rounded(p.orElse(0));
      if (p.isPresent() && (adjusted.isEmpty() || adjusted.get(adjusted.size() - 1) != rounded)) {
        testedFrom.add(step);
        adjusted.add(rounded);
      }
    }
    return new SweptSlice(
        from,
        from.stream().map(step -> steps.get(step).inside().events()).toList(),
        from.stream().map(step -> steps.get(step).inside().lower()).toList(),
        from.stream().map(step -> steps.get(step).inside().upper()).toList(),
        from.stream().map(step -> steps.get(step).restEvents()).toList(),
        testedFrom,
        adjusted);
  }

  /** Upwards, so that a slice that is not called weak does not become so by rounding. */
  private static double rounded(double p) {
    return BigDecimal.valueOf(p).round(new MathContext(DIGITS, RoundingMode.CEILING)).doubleValue();
  }

  /** The run of rates that a step belongs to, from 0. */
  public int run(int step) {
    return run(from, step);
  }

  /** The corrected p-value at a step; empty where the slice is not tested. */
  public OptionalDouble adjustedPAt(int step) {
    return adjustedP.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(adjustedP.get(run(testedFrom, step)));
  }

  private static int run(List<Integer> from, int step) {
    int run = 0;
    while (run + 1 < from.size() && from.get(run + 1) <= step) {
      run++;
    }
    return run;
  }
}

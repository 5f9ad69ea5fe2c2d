package org.cvready.study.gap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.cvready.metric.Confidence;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.cvready.metric.interval.ClusteredCounts;
import org.cvready.metric.interval.Interval;
import org.cvready.metric.interval.Mover;

/** A rate minus the same rate on the same trials: only those on which the two disagree count. */
final class PairedChange {
  private final Map<String, long[]> units = new LinkedHashMap<>();

  /** Adds trials of one unit: how many, and on how many only the one or the other was an event. */
  void add(String cluster, long trials, long onlyFirst, long onlySecond) {
    long[] sums = units.computeIfAbsent(cluster, key -> new long[3]);
    sums[0] += trials;
    sums[1] += onlyFirst;
    sums[2] += onlySecond;
  }

  /** The same trials one by one, in the same order. */
  static PairedChange of(List<Trial> first, List<Trial> second) {
    PairedChange change = new PairedChange();
    for (int i = 0; i < first.size(); i++) {
      boolean one = first.get(i).event();
      boolean other = second.get(i).event();
      change.add(first.get(i).cluster(), 1, one && !other ? 1 : 0, other && !one ? 1 : 0);
    }
    return change;
  }

  /**
   * The first rate minus the second.
   *
   * @param metric of both
   * @param scope as it is to be printed
   */
  Measurement measurement(Metric metric, Scope scope) {
    ClusteredCounts first = counts(1);
    ClusteredCounts second = counts(2);
    if (first.trials() == 0) {
      return new Measurement(
          metric,
          scope,
          OptionalDouble.empty(),
          0,
          0,
          0,
          Interval.of(-1, 1, Confidence.USUAL.level(), "MOVER, paired")
              .withUndecided("nothing is paired"),
          List.of());
    }
    boolean strict = first.wholeUnits() + second.wholeUnits() > 0;
    Interval bounds = Mover.paired(first, second, strict, Confidence.USUAL.level());
    double value = first.rate() - second.rate();
    List<String> notes = new ArrayList<>();
    notes.add(
        "paired: %d of %d only in the one, %d only in the other"
            .formatted(first.events(), first.trials(), second.events()));
    return new Measurement(
        metric,
        scope,
        OptionalDouble.of(value),
        first.events(),
        first.trials(),
        first.units(),
        new Interval(
            bounds.lower(),
            bounds.upper(),
            bounds.level(),
            "MOVER, paired",
            bounds.undecided(),
            bounds.notes()),
        notes);
  }

  private ClusteredCounts counts(int events) {
    ClusteredCounts.Builder builder = new ClusteredCounts.Builder();
    units.values().forEach(sums -> builder.add(sums[0], sums[events]));
    return builder.build();
  }
}

package org.cvready.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.interval.ClusteredCounts;
import org.cvready.metric.interval.Interval;
import org.cvready.metric.interval.Mover;

/**
 * A rate minus the same rate on the same trials, which two models, settings or sites were put
 * through: only those trials count on which the two disagree. The bounds are those of {@link
 * Mover#paired}.
 */
public final class PairedChange {
  private final Map<String, long[]> units = new LinkedHashMap<>();

  /** Adds trials of one unit: how many, and on how many only the one or the other was an event. */
  public void add(String cluster, long trials, long onlyFirst, long onlySecond) {
    long[] sums = units.computeIfAbsent(cluster, key -> new long[3]);
    sums[0] += trials;
    sums[1] += onlyFirst;
    sums[2] += onlySecond;
  }

  /**
   * Objects that were missed, by images of the same labels in the same order.
   *
   * @param first images as the one found things
   * @param second the same images as the other did
   * @param point where scores begin to count, for both
   */
  public static PairedChange ofMisses(
      List<ImageOutcome> first, List<ImageOutcome> second, OperatingPoint point) {
    PairedChange change = new PairedChange();
    for (int i = 0; i < first.size(); i++) {
      List<ObjectOutcome> ones = first.get(i).objects();
      List<ObjectOutcome> others = second.get(i).objects();
      for (int k = 0; k < ones.size(); k++) {
        change.add(
            first.get(i).cluster(), isMissed(ones.get(k), point), isMissed(others.get(k), point));
      }
    }
    return change;
  }

  private static boolean isMissed(ObjectOutcome object, OperatingPoint point) {
    int c = object.classIndex();
    return c >= point.classes() || object.score() <= 0 || object.score() < point.score(c);
  }

  /**
   * Units without any object that were rejected, by the same images in the same order.
   *
   * @param first images as the one decided them
   * @param second the same images as the other did
   */
  public static PairedChange ofFalseRejects(List<ImageOutcome> first, List<ImageOutcome> second) {
    List<UnitOutcome> ones = UnitOutcome.of(first, OptionalInt.empty());
    List<UnitOutcome> others = UnitOutcome.of(second, OptionalInt.empty());
    PairedChange change = new PairedChange();
    for (int i = 0; i < ones.size(); i++) {
      UnitOutcome one = ones.get(i);
      if (!one.present() && !one.unclear()) {
        change.add(
            one.cluster(),
            one.decision() == Decision.REJECT,
            others.get(i).decision() == Decision.REJECT);
      }
    }
    return change;
  }

  private void add(String cluster, boolean first, boolean second) {
    add(cluster, 1, first && !second ? 1 : 0, second && !first ? 1 : 0);
  }

  /**
   * The first rate minus the second.
   *
   * @param metric of both
   * @param scope as it is to be printed
   * @return without a value, and undecided, where nothing was added; its events are those of the
   *     first alone
   */
  public Measurement measurement(Metric metric, Scope scope) {
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

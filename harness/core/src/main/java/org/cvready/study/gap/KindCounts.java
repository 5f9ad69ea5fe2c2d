package org.cvready.study.gap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Trials and events by independent unit and kind, ready to be summed for any number of copies of
 * each unit. Events may be below 0 where they are differences.
 */
final class KindCounts {
  private final int units;
  private final int kinds;
  private final int[] unit;
  private final int[] kind;
  private final double[] trials;
  private final double[] events;

  private KindCounts(int units, int kinds, List<double[]> cells) {
    this.units = units;
    this.kinds = kinds;
    this.unit = cells.stream().mapToInt(cell -> (int) cell[0]).toArray();
    this.kind = cells.stream().mapToInt(cell -> (int) cell[1]).toArray();
    this.trials = cells.stream().mapToDouble(cell -> cell[2]).toArray();
    this.events = cells.stream().mapToDouble(cell -> cell[3]).toArray();
  }

  /** Sums by kind. */
  static final class Sums {
    private final double[] trials;
    private final double[] events;

    Sums(double[] trials, double[] events) {
      this.trials = trials;
      this.events = events;
    }

    double[] trials() {
      return trials;
    }

    double[] events() {
      return events;
    }

    double allTrials() {
      return sum(trials);
    }

    double allEvents() {
      return sum(events);
    }

    private static double sum(double[] values) {
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      return sum;
    }
  }

  /** Units that are drawn. */
  int units() {
    return units;
  }

  /** Units that have a trial. */
  long unitsWithTrials() {
    return Arrays.stream(unit).distinct().count();
  }

  /** The sums for so many copies of each unit. */
  Sums sums(int[] copies) {
    double[] trialsOf = new double[kinds];
    double[] eventsOf = new double[kinds];
    for (int i = 0; i < unit.length; i++) {
      int times = copies[unit[i]];
      trialsOf[kind[i]] += times * trials[i];
      eventsOf[kind[i]] += times * events[i];
    }
    return new Sums(trialsOf, eventsOf);
  }

  /** The sums of the units as they are. */
  Sums sums() {
    int[] once = new int[units];
    Arrays.fill(once, 1);
    return sums(once);
  }

  /** Adds up cells of one unit and kind. */
  static final class Builder {
    private final Map<Long, double[]> cells = new TreeMap<>();

    void add(int unit, int kind, double events) {
      double[] cell =
          cells.computeIfAbsent(((long) unit << 32) | kind, key -> new double[] {unit, kind, 0, 0});
      cell[2]++;
      cell[3] += events;
    }

    KindCounts build(int units, int kinds) {
      return new KindCounts(units, kinds, new ArrayList<>(cells.values()));
    }
  }
}

package org.cvready.study.threshold;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.metric.Confidence;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.cvready.metric.ScoreGrid;
import org.cvready.metric.interval.Interval;

/**
 * One figure at every threshold of {@link ScoreGrid}.
 *
 * <p>Thresholds next to each other often give the same counts, so the figure is kept as runs: run k
 * holds from step {@code from[k]} to the step before {@code from[k + 1]}. A column that is the same
 * in all runs holds its value once.
 *
 * @param metric what was measured
 * @param scope on what
 * @param level confidence of each bound, in (0.5, 1)
 * @param strict whether the bounds are the strict ones of a safety gate
 * @param method of the bounds at the last threshold, printable
 * @param from first step of each run, ascending from 0
 * @param values point estimates in the metric's unit; empty where nothing could be measured
 * @param events numerators
 * @param trials denominators
 * @param units independent units behind them
 * @param lower one-sided lower bounds, in the metric's unit
 * @param upper one-sided upper bounds
 * @param undecided why no verdict may be drawn from the bounds; empty where one may
 */
public record SweptFigure(
    Metric metric,
    Scope scope,
    double level,
    boolean strict,
    String method,
    List<Integer> from,
    List<OptionalDouble> values,
    List<Long> events,
    List<Long> trials,
    List<Long> units,
    List<Double> lower,
    List<Double> upper,
    List<Optional<String>> undecided) {
  /** Copies the columns and checks the runs and the lengths. */
  public SweptFigure {
    from = List.copyOf(from);
    if (from.isEmpty() || from.get(0) != 0) {
      throw new IllegalArgumentException("runs must start at step 0, got " + from);
    }
    values = column(values, from);
    events = column(events, from);
    trials = column(trials, from);
    units = column(units, from);
    lower = column(lower, from);
    upper = column(upper, from);
    undecided = column(undecided, from);
  }

  private static <T> List<T> column(List<T> column, List<Integer> from) {
    if (column.size() != 1 && column.size() != from.size()) {
      throw new IllegalArgumentException(
          "a column must hold 1 or %d values, got %d".formatted(from.size(), column.size()));
    }
    return List.copyOf(column);
  }

  /** The run that a step belongs to, from 0. */
  public int run(int step) {
    int run = 0;
    while (run + 1 < from.size() && from.get(run + 1) <= step) {
      run++;
    }
    return run;
  }

  /** The figure at a step, as a certificate with that operating score has it but for its notes. */
  public Measurement at(int step) {
    int run = run(step);
    return new Measurement(
        metric,
        scope,
        at(values, run),
        at(events, run),
        at(trials, run),
        at(units, run),
        new Interval(at(lower, run), at(upper, run), level, method, at(undecided, run), List.of()),
        List.of());
  }

  private static <T> T at(List<T> column, int run) {
    return column.get(column.size() == 1 ? 0 : run);
  }

  /** Which figure: what the certificate's figures and the page's elements are matched by. */
  public FigureKey key() {
    return new FigureKey(metric, scope, new Confidence(level, strict));
  }

  /** The figures of every step while they come; one step by one thread, any order. */
  public static final class Columns {
    private final FigureKey key;
    private final Measurement[] steps = new Measurement[ScoreGrid.STEPS];

    /** No step of the figure yet. */
    public Columns(FigureKey key) {
      this.key = key;
    }

    /** Which figure it is. */
    public FigureKey key() {
      return key;
    }

    /** Takes the figure at a step. */
    public void put(int step, Measurement measurement) {
      // Notes are long and the same again and again; no swept figure prints them.
      Measurement plain =
          new Measurement(
              key.metric(),
              key.scope(),
              measurement.value(),
              measurement.events(),
              measurement.trials(),
              measurement.units(),
              bare(measurement.interval()),
              List.of());
      // Neighbours are often the same; thousands of figures may be held at once.
      boolean known = step > 0 && steps[step - 1] != null && same(steps[step - 1], plain);
      steps[step] = known ? steps[step - 1] : plain;
    }

    private static Interval bare(Interval interval) {
      return interval.notes().isEmpty()
          ? interval
          : new Interval(
              interval.lower(),
              interval.upper(),
              interval.level(),
              interval.method(),
              interval.undecided(),
              List.of());
    }

    /** The figure in runs, once every step has come. */
    public SweptFigure swept() {
      List<Integer> from = new ArrayList<>();
      List<Measurement> runs = new ArrayList<>();
      for (int step = 0; step < steps.length; step++) {
        if (step == 0 || !same(steps[step - 1], steps[step])) {
          from.add(step);
          runs.add(steps[step]);
        }
      }
      return new SweptFigure(
          key.metric(),
          key.scope(),
          key.confidence().level(),
          key.confidence().strict(),
          steps[steps.length - 1].interval().method(),
          from,
          shortened(runs.stream().map(Measurement::value).toList()),
          shortened(runs.stream().map(Measurement::events).toList()),
          shortened(runs.stream().map(Measurement::trials).toList()),
          shortened(runs.stream().map(Measurement::units).toList()),
          shortened(runs.stream().map(run -> run.interval().lower()).toList()),
          shortened(runs.stream().map(run -> run.interval().upper()).toList()),
          shortened(runs.stream().map(run -> run.interval().undecided()).toList()));
    }

    private static boolean same(Measurement one, Measurement other) {
      return one.value().equals(other.value())
          && one.events() == other.events()
          && one.trials() == other.trials()
          && one.units() == other.units()
          && one.interval().lower() == other.interval().lower()
          && one.interval().upper() == other.interval().upper()
          && one.interval().undecided().equals(other.interval().undecided());
    }

    private static <T> List<T> shortened(List<T> column) {
      return column.stream().distinct().count() == 1 ? column.subList(0, 1) : column;
    }
  }
}

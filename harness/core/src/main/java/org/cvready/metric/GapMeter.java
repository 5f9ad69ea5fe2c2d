package org.cvready.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.metric.interval.Interval;
import org.cvready.metric.interval.Mover;

/** Measures how much a figure on one set lies above the same figure on another. */
public final class GapMeter {
  private GapMeter() {}

  /**
   * The figure of a site minus that of a benchmark, for independent sets.
   *
   * @param site the figure on the set in question
   * @param benchmark the same figure on the set it is compared with, at the same level
   */
  public static Measured gap(Measurement site, Measurement benchmark) {
    Scope scope = site.scope().withVersus(benchmark.scope().dataset());
    List<String> notes = new ArrayList<>(site.notes());
    notes.addAll(benchmark.notes());
    notes.add(
        "%s on %s, %s on %s"
            .formatted(
                text(site), site.scope().dataset(), text(benchmark), benchmark.scope().dataset()));
    boolean both = site.value().isPresent() && benchmark.value().isPresent();
    OptionalDouble value =
        both
            ? OptionalDouble.of(site.value().getAsDouble() - benchmark.value().getAsDouble())
            : OptionalDouble.empty();
    return Measured.alone(
        new Measurement(
            site.metric(),
            scope,
            value,
            site.events(),
            site.trials(),
            site.units(),
            both ? bounds(site, benchmark) : unknown(site),
            notes));
  }

  private static Interval bounds(Measurement site, Measurement benchmark) {
    return Mover.difference(
        site.value().getAsDouble(),
        site.interval(),
        benchmark.value().getAsDouble(),
        benchmark.interval());
  }

  private static Interval unknown(Measurement site) {
    return new Interval(
        -1,
        1,
        site.interval().level(),
        "MOVER",
        Optional.of("one set has nothing to measure"),
        List.of());
  }

  private static String text(Measurement measurement) {
    return measurement.value().isEmpty()
        ? "not measured"
        : "%d of %d".formatted(measurement.events(), measurement.trials());
  }
}

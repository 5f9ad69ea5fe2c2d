package org.cvready.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
   * <p>Each side carries its own slice and condition, which a note tells: the site at night under
   * glare may be held against all of the benchmark as it is.
   *
   * @param site the figure on the set in question
   * @param benchmark the same figure on the set it is compared with, at the same level
   */
  public static Measured gap(Measurement site, Measurement benchmark) {
    Scope scope = site.scope().withVersus(benchmark.scope().dataset());
    List<String> notes = new ArrayList<>(site.notes());
    notes.addAll(benchmark.notes());
    notes.add(
        "%s on %s; %s on %s"
            .formatted(text(site), site.scope().text(), text(benchmark), benchmark.scope().text()));
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
    double siteValue = site.value().orElseThrow();
    double benchmarkValue = benchmark.value().orElseThrow();
    // A ratio's bounds may have no end; held values keep rounding from pushing them past a bound.
    return Mover.difference(
        siteValue,
        site.interval().holding(siteValue),
        benchmarkValue,
        benchmark.interval().holding(benchmarkValue));
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
    if (measurement.value().isEmpty()) {
      return "not measured";
    }
    return measurement.isShare()
        ? "%d of %d".formatted(measurement.events(), measurement.trials())
        : String.format(Locale.ROOT, "%.4f", measurement.value().getAsDouble());
  }
}

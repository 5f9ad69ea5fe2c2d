package org.cvready.study.throughput;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.metric.Figures;
import org.cvready.study.throughput.ThroughputMeter.LatencyMillis;
import org.cvready.study.throughput.ThroughputMeter.Speed;

/** What was measured, in sentences. */
final class ThroughputWords {
  // A figure with a larger error, as a share of it, is told to be uncertain.
  private static final double UNCERTAIN = 0.1;

  private final List<ThroughputRow> rows;

  ThroughputWords(List<ThroughputRow> rows) {
    this.rows = rows;
  }

  List<String> findings() {
    List<String> findings = new ArrayList<>();
    rows.stream()
        .filter(row -> !row.valid())
        .map(
            row ->
                "INVALID, %s: %s."
                    .formatted(words(row), row.invalid().orElse("it could not be measured")))
        .forEach(findings::add);
    best(Span.END_TO_END).map(this::offline).ifPresent(findings::add);
    single().map(ThroughputWords::stream).ifPresent(findings::add);
    best(Span.INFERENCE).map(this::inference).ifPresent(findings::add);
    accuracy().ifPresent(findings::add);
    uncertain().ifPresent(findings::add);
    return findings;
  }

  private static String words(ThroughputRow row) {
    return new MeterTask.Row(row.scenario(), row.span(), row.setting()).words();
  }

  private Optional<ThroughputRow> best(Span span) {
    return rows.stream()
        .filter(row -> row.scenario() == Scenario.OFFLINE && row.span() == span && row.valid())
        .max(Comparator.comparingDouble(row -> row.speed().orElseThrow().imagesPerSecond()));
  }

  private Optional<ThroughputRow> single() {
    return rows.stream()
        .filter(row -> row.scenario() == Scenario.SINGLE_STREAM && row.span() == Span.END_TO_END)
        .filter(ThroughputRow::valid)
        .min(Comparator.comparingDouble(row -> millis(row).p90()));
  }

  private static LatencyMillis millis(ThroughputRow row) {
    return row.speed().orElseThrow().millis().orElseThrow();
  }

  private String offline(ThroughputRow row) {
    Speed speed = row.speed().orElseThrow();
    long settings =
        rows.stream()
            .filter(each -> each.scenario() == Scenario.OFFLINE && each.span() == row.span())
            .count();
    return "Offline, from file to detections, the model takes %s images a second with %s%s; %d images were shown, %d of them different."
        .formatted(
            figure(speed.imagesPerSecond(), speed.error()),
            row.setting().words(),
            settings > 1 ? ", the fastest of %d settings".formatted(settings) : "",
            speed.shown(),
            row.distinct());
  }

  private static String stream(ThroughputRow row) {
    LatencyMillis millis = millis(row);
    return "One image at a time takes at most %s ms for nine images in ten, from file to detections (mean %s ms, half take at most %s ms, 99 in 100 at most %s ms), with %s."
        .formatted(
            Figures.significant(millis.p90()),
            figure(millis.mean(), millis.error()),
            Figures.significant(millis.p50()),
            Figures.significant(millis.p99()),
            row.setting().intraOp() == 1
                ? "1 intra-op thread"
                : row.setting().intraOp() + " intra-op threads");
  }

  private String inference(ThroughputRow row) {
    Speed speed = row.speed().orElseThrow();
    return "The model alone, on tensors that were prepared before, takes %s images a second with %s: this is the figure that benchmarks of models quote, and no line has it."
        .formatted(figure(speed.imagesPerSecond(), speed.error()), row.setting().words());
  }

  private Optional<String> accuracy() {
    int compared = rows.stream().mapToInt(ThroughputRow::compared).sum();
    int equal = rows.stream().mapToInt(ThroughputRow::equal).sum();
    if (compared == 0 || rows.stream().noneMatch(ThroughputRow::valid)) {
      return Optional.empty();
    }
    OutputTolerance tolerance = OutputTolerance.DEFAULT;
    return Optional.of(
        "What the model found while the time was taken was held against the accuracy run: %d outputs were compared, %d were equal to the last digit%s."
            .formatted(
                compared,
                equal,
                equal == compared
                    ? ""
                    : "; a figure is valid where the others differ by at most %s pixels and %s of score"
                        .formatted(
                            Figures.significant(tolerance.pixels()),
                            Figures.significant(tolerance.score()))));
  }

  private Optional<String> uncertain() {
    long many =
        rows.stream()
            .filter(ThroughputRow::valid)
            .map(row -> row.speed().orElseThrow())
            .filter(speed -> !(speed.error().orElse(1e300) <= UNCERTAIN * speed.imagesPerSecond()))
            .count();
    return many == 0
        ? Optional.empty()
        : Optional.of(
            "The error of %d of %d figures is above %.0f %% of them: the run was short or other work disturbed it; a longer throughput.run or an idle machine tells more."
                .formatted(many, rows.size(), 100 * UNCERTAIN));
  }

  private static String figure(double value, OptionalDouble error) {
    return error.isEmpty()
        ? Figures.significant(value)
        : Figures.significant(value) + " ± " + Figures.significant(error.getAsDouble());
  }
}

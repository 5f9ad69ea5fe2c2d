package org.cvready.study.gap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cvready.metric.Figures;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.study.gap.Attribution.Part;
import org.cvready.study.gap.Counterfactual.ChainLink;

/** Says in sentences why a site differs from a benchmark, the most important first. */
final class GapFindings {
  private static final int MOST_MEASURES = 5;

  private final SiteGap gap;

  GapFindings(SiteGap gap) {
    this.gap = gap;
  }

  /** The gap with its sentences. */
  SiteGap added() {
    return new SiteGap(
        gap.site(),
        gap.benchmark(),
        gap.siteImages(),
        gap.benchmarkImages(),
        gap.pairs(),
        gap.rates(),
        gap.shifts(),
        gap.counterfactual(),
        gap.limits(),
        sentences());
  }

  private List<String> sentences() {
    List<String> findings = new ArrayList<>();
    overall(Metric.FN_RATE).ifPresent(rate -> findings.add(story(rate)));
    worstClass(Metric.FN_RATE).ifPresent(rate -> findings.add(story(rate)));
    for (Metric metric : List.of(Metric.ESCAPE_RATE, Metric.FALSE_REJECT_RATE)) {
      overall(metric).ifPresent(rate -> findings.add(story(rate)));
    }
    worstClass(Metric.FP_RATE).ifPresent(rate -> findings.add(story(rate)));
    gap.counterfactual().ifPresent(chain -> findings.add(look(chain)));
    findings.addAll(remedies());
    findings.add(shifts());
    return findings;
  }

  private Optional<RateGap> overall(Metric metric) {
    return of(metric).filter(rate -> rate.gap().scope().className().isEmpty()).findFirst();
  }

  private Optional<RateGap> worstClass(Metric metric) {
    return of(metric)
        .filter(rate -> rate.gap().scope().className().isPresent())
        .filter(rate -> rate.shown() == Shown.WORSE)
        .max(Comparator.comparingDouble(rate -> rate.gap().interval().lower()));
  }

  private Stream<RateGap> of(Metric metric) {
    return gap.rates().stream().filter(rate -> rate.gap().metric() == metric);
  }

  /** What is counted, as sentences have it. */
  private static String subject(Measurement figure) {
    String of = figure.scope().className().map(name -> name + " ").orElse("");
    return switch (figure.metric()) {
      case FN_RATE -> "missed %sobjects".formatted(of);
      case ESCAPE_RATE -> "defective units that pass";
      case FALSE_REJECT_RATE -> "good units that are rejected";
      default -> "images with a false alarm of %s".formatted(of.strip());
    };
  }

  private String story(RateGap rate) {
    String subject = subject(rate.gap());
    String plain =
        "%s: %s on %s, %s on %s"
            .formatted(
                capital(subject),
                Figures.valueWithCounts(rate.site()),
                gap.site(),
                Figures.valueWithCounts(rate.benchmark()),
                gap.benchmark());
    Optional<String> undecided = rate.gap().interval().undecided();
    if (rate.gap().value().isEmpty() || undecided.isPresent()) {
      return "%s; too little for a bound on the gap (%s)."
          .formatted(plain, undecided.orElse("nothing was measured"));
    }
    String size =
        "%s (95 %% bounds %s; %s)"
            .formatted(
                Figures.value(rate.gap()),
                Figures.bounds(rate.gap()),
                rate.paired() ? "by pairs" : "independent sets");
    return switch (rate.shown()) {
      case WORSE ->
          "%s, a gap of %s.%s"
              .formatted(plain, size, rate.attribution().map(this::parts).orElse(""));
      case BETTER -> "%s: the site is better, by %s.".formatted(plain, size);
      default -> "%s: no gap is shown, %s.".formatted(plain, size);
    };
  }

  private String parts(Attribution attribution) {
    Optional<String> unbounded = GapWords.unbounded(attribution);
    if (unbounded.isPresent()) {
      return " It cannot be taken apart: %s.".formatted(unbounded.get());
    }
    StringJoiner parts = new StringJoiner("; ", "", ".");
    attribution.part(Cause.IMAGE_CONDITIONS).ifPresent(part -> parts.add(conditions(part)));
    attribution
        .part(Cause.CLASS_MIX)
        .ifPresent(part -> parts.add(explains(Cause.CLASS_MIX.words(), "explains", part)));
    attribution
        .part(Cause.SIZE_AND_COUNT)
        .ifPresent(part -> parts.add(explains(Cause.SIZE_AND_COUNT.words(), "explain", part)));
    attribution
        .part(Cause.UNEXPLAINED)
        .ifPresent(part -> parts.add(GapWords.share(part) + " stays unexplained"));
    return " " + capital(parts.toString());
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private String conditions(Part part) {
    List<ChainLink> links = gap.counterfactual().map(Counterfactual::steps).orElse(List.of());
    return links.isEmpty()
        ? "image conditions, which look alike, explain none of it"
        : explains(joined(links), links.size() == 1 ? "explains" : "explain", part);
  }

  private static String explains(String cause, String verb, Part part) {
    return part.amount() == 0
        ? "%s %s none".formatted(cause, verb)
        : "%s %s %s of it".formatted(cause, verb, GapWords.share(part));
  }

  private static String joined(List<ChainLink> links) {
    List<String> words = links.stream().map(ChainLink::words).toList();
    return words.size() == 1
        ? words.get(0)
        : String.join(", ", words.subList(0, words.size() - 1))
            + " and "
            + words.get(words.size() - 1);
  }

  private String look(Counterfactual chain) {
    if (chain.condition().isEmpty()) {
      return String.format(
          Locale.ROOT,
          "The images of %s look like those of %s: no change of light, lens or sensor would bring"
              + " them closer (%.1f spreads apart over all measures).",
          gap.site(),
          gap.benchmark(),
          chain.distanceBefore());
    }
    String shared =
        chain.sharedWith().isEmpty()
            ? ""
            : "; the same chain fits " + String.join(", ", chain.sharedWith());
    return String.format(
        Locale.ROOT,
        "Counterfactual: %s makes %s look most like %s: it takes away %.0f %% of the difference in"
            + " look (%.1f spreads over all measures before, %.1f after%s).%s",
        chain.condition().get(),
        gap.benchmark(),
        gap.site(),
        100 * (1 - chain.distanceAfter() / chain.distanceBefore()),
        chain.distanceBefore(),
        chain.distanceAfter(),
        shared,
        overall(Metric.FN_RATE)
            .flatMap(RateGap::reproduced)
            .map(GapFindings::reproduced)
            .orElse(""));
  }

  private static String reproduced(Measurement change) {
    return change.value().isEmpty() || change.interval().undecided().isPresent()
        ? ""
        : " Under it the model misses %s of the same objects more (95 %% bounds %s; the same images)."
            .formatted(Figures.value(change), Figures.bounds(change));
  }

  private List<String> remedies() {
    List<ChainLink> links = gap.counterfactual().map(Counterfactual::steps).orElse(List.of());
    List<String> worsened =
        gap.rates().stream()
            .filter(rate -> rate.shown() == Shown.WORSE)
            .filter(GapFindings::isReproduced)
            .map(rate -> subject(rate.gap()))
            .toList();
    List<String> sentences = new ArrayList<>();
    if (!links.isEmpty() && !worsened.isEmpty()) {
      sentences.add(
          "Correctable on site: %s. That is shown to worsen: %s."
              .formatted(
                  links.stream()
                      .map(ChainLink::remedy)
                      .distinct()
                      .collect(Collectors.joining("; ")),
                  String.join(", ", worsened)));
    }
    List<String> inParts =
        gap.rates().stream()
            .filter(rate -> rate.shown() == Shown.WORSE)
            .filter(rate -> isShown(rate, Cause.CLASS_MIX) || isShown(rate, Cause.SIZE_AND_COUNT))
            .map(rate -> subject(rate.gap()))
            .toList();
    if (!inParts.isEmpty()) {
      sentences.add(
          "Not correctable by lamp or camera: other classes, sizes or counts of objects on site"
              + " worsen %s; training data or limits must meet them."
                  .formatted(String.join(", ", inParts)));
    }
    return sentences;
  }

  /** Whether the chain alone is shown to worsen the figure, on the same images. */
  private static boolean isReproduced(RateGap rate) {
    return rate.reproduced().map(Shown::of).filter(Shown.WORSE::equals).isPresent();
  }

  private static boolean isShown(RateGap rate, Cause cause) {
    return rate.attribution()
        .flatMap(attribution -> attribution.part(cause))
        .filter(part -> part.interval().undecided().isEmpty() && part.interval().lower() > 0)
        .isPresent();
  }

  private String shifts() {
    if (gap.shifts().isEmpty()) {
      return "Image measures were not compared: fewer than %d independent units with measures."
          .formatted(MeasureShifts.FEWEST_UNITS);
    }
    List<MeasureShift> moved =
        gap.shifts().stream()
            .filter(MeasureShift::moved)
            .sorted(Comparator.comparingDouble(shift -> -shift.psi()))
            .toList();
    if (moved.isEmpty()) {
      return "None of %d image measures moved between %s and %s (Kolmogorov-Smirnov, corrected for"
              .formatted(gap.shifts().size(), gap.benchmark(), gap.site())
          + " their number).";
    }
    String most =
        moved.stream()
            .limit(MOST_MEASURES)
            .map(GapFindings::median)
            .collect(Collectors.joining(", "));
    return "%d of %d image measures moved (Kolmogorov-Smirnov, corrected for their number; PSI at"
            .formatted(moved.size(), gap.shifts().size())
        + " least 0.1), most of all %s.".formatted(most);
  }

  private static String median(MeasureShift shift) {
    return "%s (median %s to %s %s)"
        .formatted(
            shift.measure().replace('_', ' '),
            GapWords.number(shift.benchmark()),
            GapWords.number(shift.site()),
            shift.unit());
  }
}

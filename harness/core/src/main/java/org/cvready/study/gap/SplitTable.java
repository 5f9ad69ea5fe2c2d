package org.cvready.study.gap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cvready.metric.Confidence;
import org.cvready.metric.Figures;
import org.cvready.metric.GapMeter;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;

/**
 * The sets a model was made with beside the benchmark and the sites, so that two losses are not
 * taken for one: what it has learnt by heart, and what the site is unlike.
 *
 * @param splits in the order train, validation, test, benchmark, sites
 * @param gaps what lies between them, for each pair and figure
 * @param findings in words, the most important first
 */
public record SplitTable(List<Split> splits, List<SplitGap> gaps, List<String> findings) {
  /** What is measured on each set. */
  public static final List<Metric> METRICS =
      List.of(
          Metric.FN_RATE,
          Metric.PRECISION,
          Metric.FALSE_REJECT_RATE,
          Metric.ESCAPE_RATE,
          Metric.MAP50);

  /** Copies the lists. */
  public SplitTable {
    splits = List.copyOf(splits);
    gaps = List.copyOf(gaps);
    findings = List.copyOf(findings);
  }

  /**
   * One set.
   *
   * @param name of the set
   * @param role what it stands for, as plans write it
   * @param images it has
   * @param rates one for each of {@link #METRICS}, in that order
   */
  public record Split(String name, String role, long images, List<Measurement> rates) {
    /** Copies the list. */
    public Split {
      rates = List.copyOf(rates);
      if (rates.size() != METRICS.size()) {
        throw new IllegalArgumentException(
            "a split must have %d rates, got %d".formatted(METRICS.size(), rates.size()));
      }
    }

    private boolean is(String... roles) {
      return List.of(roles).contains(role);
    }
  }

  /** What a difference of two sets tells. */
  public enum Kind {
    /** Held-out images minus those of training: what was learnt by heart. */
    OVERFITTING,
    /** A site minus the benchmark: what is unlike there. */
    SITE
  }

  /**
   * The difference of one figure between two sets.
   *
   * @param kind what it tells
   * @param gap the first set's figure minus the second's; independent sets
   * @param shown what its bounds show
   */
  public record SplitGap(Kind kind, Measurement gap, Shown shown) {}

  /** Sets the splits side by side. */
  public static SplitTable of(List<Split> splits) {
    List<SplitGap> gaps = new ArrayList<>();
    for (Split train : splits) {
      if (train.is("train")) {
        splits.stream()
            .filter(split -> split.is("validation", "test", "benchmark"))
            .forEach(held -> addGaps(Kind.OVERFITTING, held, train, gaps));
      }
    }
    for (Split benchmark : splits) {
      if (benchmark.is("benchmark")) {
        splits.stream()
            .filter(split -> split.is("on_site"))
            .forEach(site -> addGaps(Kind.SITE, site, benchmark, gaps));
      }
    }
    return new SplitTable(splits, gaps, findings(splits, gaps));
  }

  private static void addGaps(Kind kind, Split first, Split second, List<SplitGap> gaps) {
    for (int i = 0; i < METRICS.size(); i++) {
      Measurement gap = GapMeter.gap(first.rates().get(i), second.rates().get(i)).measurement();
      if (gap.value().isPresent()) {
        gaps.add(new SplitGap(kind, gap, Shown.of(gap)));
      }
    }
  }

  private static List<String> findings(List<Split> splits, List<SplitGap> gaps) {
    List<String> findings = new ArrayList<>();
    for (SplitGap gap : gaps) {
      if (gap.gap().metric() == Metric.FN_RATE) {
        findings.add(sentence(gap));
      }
    }
    missing(splits).ifPresent(findings::add);
    return findings;
  }

  private static Optional<String> missing(List<Split> splits) {
    boolean train = splits.stream().anyMatch(split -> split.is("train"));
    boolean held = splits.stream().anyMatch(split -> split.is("validation", "test", "benchmark"));
    if (train && held) {
      return Optional.empty();
    }
    return Optional.of(
        "The overfitting gap is not known: it takes a set of role train and one of role validation"
            + " or test, and the plan has no %s."
                .formatted(train ? "held-out set" : "set of role train"));
  }

  private static String sentence(SplitGap gap) {
    Measurement figure = gap.gap();
    String name = gap.kind() == Kind.OVERFITTING ? "Overfitting gap" : "Site gap";
    String first = figure.scope().dataset();
    String second = figure.scope().versus().orElseThrow();
    String size =
        "%s (%.0f %% bounds %s)"
            .formatted(
                Figures.value(figure), 100 * Confidence.USUAL.level(), Figures.bounds(figure));
    return switch (gap.shown()) {
      case WORSE ->
          "%s: %s misses more objects than %s, by %s.".formatted(name, first, second, size);
      case BETTER ->
          "%s: none; %s misses fewer objects than %s, by %s.".formatted(name, first, second, size);
      case NEITHER -> "%s: none shown between %s and %s, %s.".formatted(name, first, second, size);
      case UNDECIDED ->
          "%s: between %s and %s there is too little to tell (%s)."
              .formatted(
                  name,
                  first,
                  second,
                  figure.interval().undecided().orElse("nothing was measured"));
    };
  }
}

package org.cvready.study.slice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.metric.ClusterTally;
import org.cvready.metric.Confidence;
import org.cvready.metric.Metric;
import org.cvready.metric.interval.Interval;
import org.cvready.metric.many.MultipleTesting;
import org.cvready.perturb.RandomStreams;
import org.cvready.study.slice.SetStudy.Compared;
import org.cvready.study.slice.SliceFindings.Lift;
import org.cvready.study.slice.SliceFindings.Rate;
import org.cvready.study.slice.SliceFindings.Rules;
import org.cvready.study.slice.SliceFindings.Slice;

/**
 * Finds on which part of the images a model does worst.
 *
 * <p>Every slice is held against the rest of its set by {@link Excess}; the p-values of all slices
 * of all sets and metrics are corrected together, so that of the slices called weak no more than 5
 * % are expected to be there by chance (Y. Benjamini and Y. Hochberg, Journal of the Royal
 * Statistical Society B 57 (1995), 289-300).
 */
public final class SliceStudy {
  /** Accepted share of false calls. */
  static final double FALSE_DISCOVERY_RATE = 0.05;

  private static final List<Metric> METRICS =
      List.of(Metric.FN_RATE, Metric.FALSE_REJECT_RATE, Metric.ESCAPE_RATE);

  private SliceStudy() {}

  /**
   * Slices some sets.
   *
   * @param questions the sets, in the order in which they matter
   * @param baseline another run on the same images
   * @param seed of the halves that searches are made on
   */
  public static SliceFindings of(
      List<SliceQuestion> questions, Optional<Baseline> baseline, long seed) {
    List<Compared> compared = new ArrayList<>();
    List<String> unmeasured = new ArrayList<>();
    long searched = 0;
    for (SliceQuestion question : questions) {
      SetColumns set = new SetColumns(question);
      for (Metric metric : METRICS) {
        SetStudy study =
            new SetStudy(question, set, metric)
                .look(RandomStreams.of(seed, question.dataset(), "slices " + metric.key()));
        compared.addAll(study.compared());
        unmeasured.addAll(study.unmeasured());
        searched += study.searched();
      }
    }
    List<Slice> slices = judged(compared);
    long tested = slices.stream().filter(slice -> slice.p().isPresent()).count();
    Rules rules =
        new Rules(
            Support.USUAL.trials(), Support.USUAL.units(), FALSE_DISCOVERY_RATE, tested, searched);
    Optional<Lift> lift = baseline.map(other -> LiftStudy.of(questions, other));
    return new SliceFindings(
        rules, slices, unmeasured, lift, SliceWords.findings(rules, slices, unmeasured, lift));
  }

  private static List<Slice> judged(List<Compared> compared) {
    double[] tested =
        compared.stream().map(Compared::p).flatMapToDouble(OptionalDouble::stream).toArray();
    double[] adjusted = MultipleTesting.BENJAMINI_HOCHBERG.adjusted(tested);
    List<Slice> slices = new ArrayList<>();
    int next = 0;
    for (Compared each : compared) {
      OptionalDouble corrected =
          each.p().isPresent() ? OptionalDouble.of(adjusted[next++]) : OptionalDouble.empty();
      slices.add(slice(each, corrected));
    }
    slices.sort(
        Comparator.comparing((Slice slice) -> !slice.weak())
            .thenComparing(slice -> slice.p().isEmpty())
            .thenComparingDouble(slice -> slice.p().orElse(1))
            .thenComparingDouble(slice -> -slice.inside().value().orElse(0)));
    return slices;
  }

  private static Slice slice(Compared each, OptionalDouble adjusted) {
    return new Slice(
        each.question().dataset(),
        each.kind(),
        each.metric(),
        SliceWords.description(each.clauses()),
        each.clauses().stream().map(Clause::definition).toList(),
        rate(each.inside()),
        rate(each.rest()),
        each.p(),
        adjusted,
        adjusted.isPresent() && adjusted.getAsDouble() <= FALSE_DISCOVERY_RATE,
        each.untested());
  }

  private static Rate rate(Counted counted) {
    if (counted.trials() == 0) {
      return new Rate(OptionalDouble.empty(), 0, 0, 0, 0, 1, Optional.of("nothing to count"));
    }
    Interval bounds = ClusterTally.interval(counted.counts(), Confidence.USUAL);
    return new Rate(
        OptionalDouble.of(counted.rate()),
        counted.events(),
        counted.trials(),
        counted.units(),
        bounds.lower(),
        bounds.upper(),
        bounds.undecided());
  }
}

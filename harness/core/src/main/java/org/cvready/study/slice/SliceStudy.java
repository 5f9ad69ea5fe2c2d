package org.cvready.study.slice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
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
  public static final double FALSE_DISCOVERY_RATE = 0.05;

  private static final List<Metric> METRICS =
      List.of(Metric.FN_RATE, Metric.FALSE_REJECT_RATE, Metric.ESCAPE_RATE);

  private final List<SliceQuestion> questions;
  private final List<Judged> judged;
  private final List<String> unmeasured = new ArrayList<>();
  private long searched;

  /**
   * Slices some sets.
   *
   * @param questions the sets, in the order in which they matter
   * @param seed of the halves that searches are made on
   */
  public SliceStudy(List<SliceQuestion> questions, long seed) {
    this.questions = List.copyOf(questions);
    List<Compared> compared = new ArrayList<>();
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
    this.judged = judged(compared);
  }

  /** A slice before and after it was judged. */
  private record Judged(Compared compared, Slice slice) {}

  /** Slices some sets, and says what changed since another run on the same images. */
  static SliceFindings of(List<SliceQuestion> questions, Optional<Baseline> baseline, long seed) {
    return new SliceStudy(questions, seed).findings(baseline, List.of());
  }

  /**
   * What was found.
   *
   * @param baseline another run on the same images
   * @param again the slices at other operating scores, from {@link #again}, by step; none where
   *     they were not asked for
   */
  public SliceFindings findings(Optional<Baseline> baseline, List<List<SliceAgain>> again) {
    List<Slice> slices = judged.stream().map(Judged::slice).toList();
    List<SweptSlice> swept =
        again.isEmpty()
            ? List.of()
            : IntStream.range(0, slices.size())
                .mapToObj(i -> SweptSlice.of(again.stream().map(step -> step.get(i)).toList()))
                .toList();
    long tested = slices.stream().filter(slice -> slice.p().isPresent()).count();
    Rules rules =
        new Rules(
            Support.USUAL.trials(), Support.USUAL.units(), FALSE_DISCOVERY_RATE, tested, searched);
    Optional<Lift> lift = baseline.map(other -> LiftStudy.of(questions, other));
    return new SliceFindings(
        rules,
        slices,
        unmeasured,
        lift,
        SliceWords.findings(rules, slices, unmeasured, lift),
        swept);
  }

  /**
   * The slices as they are at another operating point, in the order of the findings. What was found
   * by search stays what it was, and is tested on the half that had no say in the choice.
   *
   * @param others the same sets in the same order, with what happens to their images there
   */
  public List<SliceAgain> again(List<SliceQuestion> others) {
    Map<List<Object>, TrialCounter> counters = new HashMap<>();
    for (SliceQuestion other : others) {
      SetColumns set = new SetColumns(other);
      METRICS.forEach(
          metric -> counters.put(List.of(other.dataset(), metric), TrialCounter.of(set, metric)));
    }
    List<Counted> inside = new ArrayList<>();
    List<Counted> rest = new ArrayList<>();
    for (Judged each : judged) {
      Compared known = each.compared();
      List<Object> key = List.of(known.question().dataset(), known.metric());
      TrialCounter counter = Objects.requireNonNull(counters.get(key), () -> "no set " + key);
      inside.add(counter.count(known.rows()));
      rest.add(counter.count(known.others()));
    }
    double[] tested =
        IntStream.range(0, judged.size())
            .filter(i -> judged.get(i).slice().p().isPresent())
            .mapToDouble(i -> new Excess(inside.get(i), rest.get(i)).pValue())
            .toArray();
    double[] adjusted = MultipleTesting.BENJAMINI_HOCHBERG.adjusted(tested);
    List<SliceAgain> again = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < judged.size(); i++) {
      boolean wasTested = judged.get(i).slice().p().isPresent();
      again.add(
          new SliceAgain(
              rate(inside.get(i)),
              rest.get(i).events(),
              wasTested ? OptionalDouble.of(adjusted[next++]) : OptionalDouble.empty()));
    }
    return again;
  }

  private static List<Judged> judged(List<Compared> compared) {
    double[] tested =
        compared.stream().map(Compared::p).flatMapToDouble(OptionalDouble::stream).toArray();
    double[] adjusted = MultipleTesting.BENJAMINI_HOCHBERG.adjusted(tested);
    List<Judged> slices = new ArrayList<>();
    int next = 0;
    for (Compared each : compared) {
      OptionalDouble corrected =
          each.p().isPresent() ? OptionalDouble.of(adjusted[next++]) : OptionalDouble.empty();
      slices.add(new Judged(each, slice(each, corrected)));
    }
    slices.sort(
        Comparator.comparing(
            Judged::slice,
            Comparator.comparing((Slice slice) -> !slice.weak())
                .thenComparing(slice -> slice.p().isEmpty())
                .thenComparingDouble(slice -> slice.p().orElse(1))
                .thenComparingDouble(slice -> -slice.inside().value().orElse(0))));
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

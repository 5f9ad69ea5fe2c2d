package org.cvready.study.gap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cvready.metric.GapMeter;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.PairedChange;
import org.cvready.metric.Scope;
import org.cvready.study.gap.GapTrials.ChangedTrials;

/** Measures and explains the gap between a site and a benchmark. */
public final class GapStudy {
  private static final int MOST_CLASSES = 20;

  private final GapQuestion question;
  private final Optional<Pairing> pairing;
  private final Map<String, String> joint;
  private final GapSet site;
  private final GapSet benchmark;
  private final SizeBins bins;

  private GapStudy(GapQuestion question) {
    this.question = question;
    this.pairing =
        isLabelled(question) ? Pairing.of(question.benchmark(), question.site()) : Optional.empty();
    this.joint = pairing.map(Pairing::jointClusters).orElse(Map.of());
    this.site = pairing.map(Pairing::site).orElse(question.site());
    this.benchmark = pairing.map(Pairing::benchmark).orElse(question.benchmark());
    this.bins = new SizeBins(benchmark.images());
  }

  private static boolean isLabelled(GapQuestion question) {
    return question.site().labelled() && question.benchmark().labelled();
  }

  /** Explains one gap. */
  public static SiteGap of(GapQuestion question) {
    return new GapStudy(question).gap();
  }

  private SiteGap gap() {
    List<RateGap> rates = isLabelled(question) ? rates() : List.of();
    List<MeasureShift> shifts = MeasureShifts.of(question.benchmark(), question.site());
    Optional<Counterfactual> chain = question.counterfactual().map(CounterfactualSeen::chain);
    SiteGap plain =
        new SiteGap(
            question.site().name(),
            question.benchmark().name(),
            question.site().images().size(),
            question.benchmark().images().size(),
            pairing.map(
                pairs ->
                    new SiteGap.Pairs(
                        pairs.site().images().size(), pairs.leftOut(), pairs.byTag())),
            rates,
            shifts,
            chain,
            limits(),
            List.of());
    return new GapFindings(plain).added();
  }

  private List<RateGap> rates() {
    List<RateGap> rates = new ArrayList<>();
    rates.add(taken(GapRate.overall(Metric.FN_RATE)));
    rates.add(taken(GapRate.overall(Metric.ESCAPE_RATE)));
    rates.add(taken(GapRate.overall(Metric.FALSE_REJECT_RATE)));
    rates.add(plain(Metric.PRECISION));
    rates.add(plain(Metric.MAP50));
    for (int c : classes()) {
      rates.add(taken(GapRate.of(Metric.FN_RATE, c)));
    }
    for (int c : classes()) {
      rates.add(taken(GapRate.of(Metric.FP_RATE, c)));
    }
    return rates.stream()
        .filter(rate -> rate.site().value().isPresent() || rate.benchmark().value().isPresent())
        .toList();
  }

  private List<String> limits() {
    List<String> limits = new ArrayList<>(GapLimits.of(question));
    int classes = allClasses().size();
    if (isLabelled(question) && classes > MOST_CLASSES) {
      limits.add(
          "Of %d classes only the first %d are looked at one by one."
              .formatted(classes, MOST_CLASSES));
    }
    return limits;
  }

  /** Classes that either set shows or that were raised on it; of very many the first. */
  private List<Integer> classes() {
    return allClasses().stream().limit(MOST_CLASSES).toList();
  }

  private SortedSet<Integer> allClasses() {
    SortedSet<Integer> classes = new TreeSet<>(GapRate.classesOf(site.images()));
    classes.addAll(GapRate.classesOf(benchmark.images()));
    return classes;
  }

  private RateGap plain(Metric metric) {
    Measurement there = figure(question.site(), metric, OptionalInt.empty());
    Measurement here = figure(question.benchmark(), metric, OptionalInt.empty());
    Measurement gap = GapMeter.gap(there, here).measurement();
    return new RateGap(there, here, gap, false, Shown.of(gap), Optional.empty(), Optional.empty());
  }

  private Measurement figure(GapSet set, Metric metric, OptionalInt classIndex) {
    return question.figures().measure(metric, scope(set, classIndex));
  }

  private Scope scope(GapSet set, OptionalInt classIndex) {
    Scope scope = Scope.of(set.name());
    return classIndex.isPresent()
        ? scope.withClass(question.classes().get(classIndex.getAsInt()))
        : scope;
  }

  /** A rate with what its gap is made of. */
  private RateGap taken(GapRate rate) {
    Measurement there = figure(question.site(), rate.metric(), rate.classIndex());
    Measurement here = figure(question.benchmark(), rate.metric(), rate.classIndex());
    Measurement gap = GapMeter.gap(there, here).measurement();
    Optional<Measurement> byPairs = pairing.flatMap(pairs -> byPairs(rate, gap.scope()));
    Measurement used = byPairs.orElse(gap);
    Shown shown = Shown.of(used);
    Optional<ChangedTrials> changed = changed(rate);
    GapTrials trials =
        GapTrials.of(
            inUnits(rate.trials(benchmark.images(), bins, question.point()), true),
            inUnits(rate.trials(site.images(), bins, question.point()), false),
            changed,
            pairing.isPresent());
    boolean isGap = shown == Shown.WORSE || shown == Shown.BETTER;
    return new RateGap(
        there,
        here,
        used,
        byPairs.isPresent(),
        shown,
        Decomposition.of(rate, trials, isGap, seed(rate)),
        changed.map(pair -> reproduced(rate, pair)));
  }

  private long seed(GapRate rate) {
    String key =
        "%s|%s|%s|%s"
            .formatted(site.name(), benchmark.name(), rate.metric().key(), rate.classIndex());
    return question.seed() * 31 + key.hashCode();
  }

  private List<Trial> inUnits(List<Trial> trials, boolean ofBenchmark) {
    if (pairing.isEmpty()) {
      return trials;
    }
    return trials.stream()
        .map(
            trial -> {
              String cluster =
                  ofBenchmark
                      ? Pairing.ofBenchmark(trial.cluster())
                      : Pairing.ofSite(trial.cluster());
              return trial.in(joint.getOrDefault(cluster, cluster));
            })
        .toList();
  }

  private Optional<ChangedTrials> changed(GapRate rate) {
    return question
        .counterfactual()
        .filter(seen -> !seen.under().isEmpty())
        .map(
            seen ->
                new ChangedTrials(
                    inUnits(rate.trials(seen.without(), bins, question.point()), true),
                    inUnits(rate.trials(seen.under(), bins, question.point()), true)));
  }

  private Measurement reproduced(GapRate rate, ChangedTrials pair) {
    String condition =
        question.counterfactual().flatMap(seen -> seen.chain().condition()).orElse(Scope.CLEAN);
    return pair.change()
        .measurement(
            rate.metric(),
            scope(question.benchmark(), rate.classIndex())
                .withCondition(condition)
                .withVersus(question.benchmark().name()));
  }

  /**
   * The gap on the pairs. Which object is which is not known where an image has several of a class,
   * so as many are taken to disagree as can.
   */
  private Optional<Measurement> byPairs(GapRate rate, Scope scope) {
    if (rate.metric() != Metric.FN_RATE && !(isByImage(site) && isByImage(benchmark))) {
      return Optional.empty();
    }
    PairedChange change = new PairedChange();
    for (int i = 0; i < site.images().size(); i++) {
      ImageOutcome there = site.images().get(i);
      ImageOutcome here = benchmark.images().get(i);
      String cluster = Pairing.ofSite(there.cluster());
      addPair(
          change, joint.getOrDefault(cluster, cluster), counts(rate, there), counts(rate, here));
    }
    return Optional.of(change.measurement(rate.metric(), scope));
  }

  private static boolean isByImage(GapSet set) {
    return set.images().stream().map(ImageOutcome::unit).distinct().count() == set.images().size();
  }

  private static void addPair(
      PairedChange change, String cluster, Map<Integer, long[]> there, Map<Integer, long[]> here) {
    there.forEach(
        (mix, one) -> {
          long[] other = here.getOrDefault(mix, new long[2]);
          if (one[0] == other[0]) {
            long onlyThere = Math.min(one[1], one[0] - other[1]);
            change.add(cluster, one[0], onlyThere, onlyThere - (one[1] - other[1]));
          }
        });
  }

  /** Trials and events of one image by class. */
  private Map<Integer, long[]> counts(GapRate rate, ImageOutcome image) {
    Map<Integer, long[]> counts = new HashMap<>();
    for (Trial trial : rate.trials(List.of(image), bins, question.point())) {
      long[] sums = counts.computeIfAbsent(trial.kind().mix(), key -> new long[2]);
      sums[0]++;
      sums[1] += trial.event() ? 1 : 0;
    }
    return counts;
  }
}

package org.cvready.study.selection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;

/** What a second pass buys and costs, from what both have seen. */
public final class SecondPassStudy {
  private static final List<Metric> WHOLE =
      List.of(Metric.ESCAPE_RATE, Metric.FALSE_REJECT_RATE, Metric.REVIEW_LOAD);

  private final SecondPassQuestion question;

  private SecondPassStudy(SecondPassQuestion question) {
    this.question = question;
  }

  /** Tells of every set. */
  public static SecondPassFindings of(SecondPassQuestion question, SecondLooks looks) {
    SecondPassStudy study = new SecondPassStudy(question);
    List<ChainSet> sets = new ArrayList<>();
    for (SecondLooks.OfSet set : looks.sets()) {
      sets.add(study.set(set, question.slices().get(sets.size())));
    }
    List<LineLoad> loads =
        question.unitsPerMinute().isEmpty() || looks.times().images() == 0
            ? List.of()
            : sets.stream().map(set -> study.load(set, looks.times())).toList();
    return new SecondPassFindings(
        SecondPassWords.of(question, sets, looks.times(), loads),
        question.verifier(),
        question.route(),
        question.rule().words(),
        sets,
        looks.times(),
        loads);
  }

  private ChainSet set(SecondLooks.OfSet set, List<SortedMap<String, String>> slices) {
    List<ImageOutcome> chain = new ArrayList<>();
    long routed = 0;
    long modelWrong = 0;
    long verifierWrong = 0;
    for (int i = 0; i < set.first().size(); i++) {
      ImageOutcome first = set.first().get(i);
      if (set.second().get(i).isEmpty()) {
        chain.add(first);
        continue;
      }
      ImageOutcome second = set.second().get(i).get();
      chain.add(Chain.of(first, second, question.rule()));
      routed++;
      modelWrong += isWrong(first) ? 1 : 0;
      verifierWrong += isWrong(second) ? 1 : 0;
    }
    List<ChainFigure> figures = figures(set, chain, slices);
    long units = set.first().stream().map(ImageOutcome::unit).distinct().count();
    ChainSet found =
        new ChainSet(
            set.dataset(),
            set.half(),
            set.enriched(),
            set.first().size(),
            units == 0 ? 1 : set.first().size() / (double) units,
            routed,
            modelWrong,
            verifierWrong,
            figures,
            List.of());
    return new ChainSet(
        found.dataset(),
        found.half(),
        found.enriched(),
        found.images(),
        found.imagesPerUnit(),
        routed,
        modelWrong,
        verifierWrong,
        figures,
        SecondPassWords.callouts(found));
  }

  private boolean isWrong(ImageOutcome image) {
    RiskUnit unit = RiskUnit.of(image, question.point());
    return !unit.unclear() && unit.wrong();
  }

  private List<ChainFigure> figures(
      SecondLooks.OfSet set, List<ImageOutcome> chain, List<SortedMap<String, String>> slices) {
    List<ChainFigure> figures = new ArrayList<>();
    Scope whole = Scope.of(set.dataset());
    for (Metric metric : WHOLE) {
      figures.add(
          ChainPairs.units(metric, set.first(), chain, OptionalInt.empty()).figure(metric, whole));
    }
    addObjects(set.first(), chain, whole, figures);
    for (int c = 0; c < question.classes().size(); c++) {
      Scope scope = whole.withClass(question.classes().get(c));
      ChainPairs pairs =
          ChainPairs.units(Metric.ESCAPE_RATE, set.first(), chain, OptionalInt.of(c));
      if (pairs.trials() > 0) {
        figures.add(pairs.figure(Metric.ESCAPE_RATE, scope));
        addObjects(set.first(), chain, scope, figures);
      }
    }
    for (SortedMap<String, String> slice : slices) {
      Map<Integer, ImageOutcome> own = new LinkedHashMap<>();
      for (int i = 0; i < chain.size(); i++) {
        if (set.first().get(i).isIn(slice)) {
          own.put(i, set.first().get(i));
        }
      }
      List<ImageOutcome> first = List.copyOf(own.values());
      List<ImageOutcome> second = own.keySet().stream().map(chain::get).toList();
      for (Metric metric : List.of(Metric.ESCAPE_RATE, Metric.FALSE_REJECT_RATE)) {
        ChainPairs pairs = ChainPairs.units(metric, first, second, OptionalInt.empty());
        if (pairs.trials() > 0) {
          figures.add(pairs.figure(metric, whole.withSlice(slice)));
        }
      }
    }
    return figures;
  }

  /** Misses of objects, where the verifier's detections replace the model's. */
  private void addObjects(
      List<ImageOutcome> first, List<ImageOutcome> chain, Scope scope, List<ChainFigure> figures) {
    if (question.rule() == ChainRule.REPLACE) {
      OptionalInt classIndex =
          scope.className().isPresent()
              ? OptionalInt.of(question.classes().indexOf(scope.className().get()))
              : OptionalInt.empty();
      ChainPairs pairs =
          ChainPairs.objects(
              first,
              chain,
              new ChainPairs.Points(question.point(), question.verifierPoint()),
              classIndex);
      if (pairs.trials() > 0) {
        figures.add(pairs.figure(Metric.FN_RATE, scope));
      }
    }
  }

  private LineLoad load(ChainSet set, LookTimes times) {
    double perMinute = question.unitsPerMinute().orElseThrow();
    double perMilli = perMinute / 60_000 * set.imagesPerUnit() / question.workers();
    double chain = times.modelMean() + set.routedShare() * times.verifierMean();
    return new LineLoad(
        set.title(), perMinute, question.workers(), perMilli * times.modelMean(), perMilli * chain);
  }
}

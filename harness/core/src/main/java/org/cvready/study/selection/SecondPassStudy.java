package org.cvready.study.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
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
    List<ChainSet> sets = looks.sets().stream().map(study::set).toList();
    List<ChainSet> conditions = looks.conditions().stream().map(study::set).toList();
    List<ChainStrange> strange =
        looks.strange().stream().map(set -> StrangeChains.of(set, question.rule())).toList();
    LookTimes times = looks.cost().times();
    List<LineLoad> loads =
        question.unitsPerMinute().isEmpty() || times.images() == 0
            ? List.of()
            : sets.stream().map(set -> study.load(set, times)).toList();
    SecondPassFindings silent =
        new SecondPassFindings(
            List.of(),
            question.verifier(),
            question.route(),
            question.rule().words(),
            sets,
            conditions,
            strange,
            looks.cost(),
            loads,
            looks.line());
    return silent.withFindings(SecondPassWords.of(silent));
  }

  private ChainSet set(SecondLooks.OfSet set) {
    List<ImageOutcome> first = set.images().first();
    long modelWrong = 0;
    long verifierWrong = 0;
    for (int i = 0; i < first.size(); i++) {
      if (set.images().second().get(i).isPresent()) {
        modelWrong += isWrong(first.get(i)) ? 1 : 0;
        verifierWrong += isWrong(set.images().second().get(i).get()) ? 1 : 0;
      }
    }
    ChainSet found =
        new ChainSet(
            set.dataset(),
            set.condition(),
            set.half(),
            set.enriched(),
            first.size(),
            set.images().imagesPerUnit(),
            set.images().routed(),
            modelWrong,
            verifierWrong,
            figures(set),
            List.of());
    return found.withCallouts(ChainCallouts.of(found));
  }

  private boolean isWrong(ImageOutcome image) {
    RiskUnit unit = RiskUnit.of(image, question.point());
    return !unit.unclear() && unit.wrong();
  }

  /** Under conditions of the whole alone: classes and slices would bury it. */
  private List<ChainFigure> figures(SecondLooks.OfSet set) {
    List<ImageOutcome> first = set.images().first();
    List<ImageOutcome> chain = set.images().chain(question.rule());
    List<ChainFigure> figures = new ArrayList<>();
    Scope whole = Scope.of(set.dataset()).withCondition(set.condition());
    for (Metric metric : WHOLE) {
      figures.add(
          ChainPairs.units(metric, first, chain, OptionalInt.empty()).figure(metric, whole));
    }
    addObjects(first, chain, whole, figures);
    if (!set.condition().equals(Scope.CLEAN)) {
      return figures;
    }
    for (int c = 0; c < question.classes().size(); c++) {
      Scope scope = whole.withClass(question.classes().get(c));
      ChainPairs pairs = ChainPairs.units(Metric.ESCAPE_RATE, first, chain, OptionalInt.of(c));
      if (pairs.trials() > 0) {
        figures.add(pairs.figure(Metric.ESCAPE_RATE, scope));
        addObjects(first, chain, scope, figures);
      }
    }
    set.slices().forEach(slice -> addSlice(first, chain, whole.withSlice(slice), figures));
    return figures;
  }

  private static void addSlice(
      List<ImageOutcome> all, List<ImageOutcome> chain, Scope scope, List<ChainFigure> figures) {
    List<ImageOutcome> first = new ArrayList<>();
    List<ImageOutcome> second = new ArrayList<>();
    for (int i = 0; i < chain.size(); i++) {
      if (all.get(i).isIn(scope.slice())) {
        first.add(all.get(i));
        second.add(chain.get(i));
      }
    }
    for (Metric metric : List.of(Metric.ESCAPE_RATE, Metric.FALSE_REJECT_RATE)) {
      ChainPairs pairs = ChainPairs.units(metric, first, second, OptionalInt.empty());
      if (pairs.trials() > 0) {
        figures.add(pairs.figure(metric, scope));
      }
    }
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

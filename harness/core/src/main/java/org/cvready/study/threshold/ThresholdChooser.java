package org.cvready.study.threshold;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.ClusterTally;
import org.cvready.metric.Confidence;
import org.cvready.metric.Figures;
import org.cvready.metric.ScoreGrid;
import org.cvready.metric.interval.Interval;
import org.cvready.study.threshold.ChoiceQuestion.Limits;
import org.cvready.study.threshold.ThresholdChoice.ClassChoice;

/**
 * Chooses an operating score for each class among the hundredths, and where its review band starts.
 *
 * <p>Objects of a class depend on its own score alone, so that by misses, F1 and LRP each class is
 * chosen alone; costs are those of whole units, on which classes meet.
 */
public final class ThresholdChooser {
  private final ChoiceQuestion question;
  private final List<ChoiceUnit> units;
  private final double[] scores;
  private final double[] reviewFrom;
  private final boolean[] chosen;
  private final String[] reasons;

  private ThresholdChooser(ChoiceQuestion question) {
    int classes = question.classNames().size();
    this.question = question;
    this.units = ChoiceUnit.of(question.images(), classes);
    this.scores = new double[classes];
    this.reviewFrom = new double[classes];
    this.chosen = new boolean[classes];
    this.reasons = new String[classes];
    for (int c = 0; c < classes; c++) {
      scores[c] = question.certified().score(c);
      reviewFrom[c] = question.certified().reviewFrom(c);
      reasons[c] = "";
    }
  }

  /** The choice for each class of the model, by class index. */
  public static List<ClassChoice> choose(ChoiceQuestion question) {
    ThresholdChooser chooser = new ThresholdChooser(question);
    if (question.rule() == ChoiceRule.LEAST_COST) {
      chooser.byCost();
    } else {
      for (int c = 0; c < chooser.scores.length; c++) {
        chooser.byObjects(c);
      }
    }
    question.limits().escapes().ifPresent(chooser::widenBands);
    List<ClassChoice> choices = new ArrayList<>();
    for (int c = 0; c < chooser.scores.length; c++) {
      choices.add(
          new ClassChoice(
              question.classNames().get(c),
              chooser.chosen[c],
              chooser.scores[c],
              chooser.reviewFrom[c],
              chooser.reasons[c]));
    }
    return choices;
  }

  /** The operating point that choices make. */
  public static OperatingPoint point(List<ClassChoice> choices, double matchIou) {
    return OperatingPoint.of(
        choices.stream().mapToDouble(ClassChoice::score).toArray(),
        choices.stream().mapToDouble(ClassChoice::reviewFrom).toArray(),
        matchIou);
  }

  private void byObjects(int c) {
    ClassSteps steps = new ClassSteps(c, question.images(), question.certified().matchIou());
    if (steps.objects() == 0) {
      keep(c, "no object of the class to choose with");
      return;
    }
    switch (question.rule()) {
      case BEST_F1 -> {
        int best = LeastCost.best(step -> -steps.f1(step));
        take(c, best, "best F1, %s".formatted(Figures.decimal(steps.f1(best))));
      }
      case BEST_LRP -> {
        int best = LeastCost.best(steps::lrp);
        take(c, best, "least LRP error, %s".formatted(Figures.decimal(steps.lrp(best))));
      }
      default -> byMisses(c, steps);
    }
  }

  private void byMisses(int c, ClassSteps steps) {
    OptionalDouble limit = question.limits().misses().get(c);
    if (limit.isEmpty()) {
      keep(c, "no limit on its misses is stated");
      return;
    }
    OptionalInt best = OptionalInt.empty();
    for (int step = 1; step < ScoreGrid.STEPS; step++) {
      boolean fewer = best.isEmpty() || steps.wrong(step) <= steps.wrong(best.getAsInt());
      if (fewer && keeps(steps.missRate(step), steps.missBounds(step), limit.getAsDouble())) {
        best = OptionalInt.of(step);
      }
    }
    int shown = best.orElse(1);
    String misses =
        "%s of %s missed, upper bound %s, limit %s"
            .formatted(
                Figures.count(steps.misses(shown)),
                Figures.count(steps.objects()),
                Figures.percent(steps.missBounds(shown).upper()),
                Figures.percent(limit.getAsDouble()));
    if (best.isEmpty()) {
      keep(c, "no operating score keeps the limit on misses: even at 0.01 %s".formatted(misses));
    } else {
      take(
          c,
          shown,
          "fewest false alarms (%s) with %s".formatted(Figures.count(steps.wrong(shown)), misses));
    }
  }

  private boolean keeps(double value, Interval bounds, double limit) {
    Limits limits = question.limits();
    return limits.byBound()
        ? bounds.undecided().isEmpty() && bounds.upper() <= limit
        : value <= limit;
  }

  private void byCost() {
    ChoiceQuestion.Prices prices = question.prices().orElseThrow();
    List<Integer> priced = new ArrayList<>();
    for (int c = 0; c < scores.length; c++) {
      int index = c;
      if (prices.defectRates().get(c) <= 0) {
        keep(c, "no defect rate is stated for it");
      } else if (units.stream().noneMatch(unit -> unit.has(index))) {
        keep(c, "no unit with the class to choose with");
      } else {
        priced.add(c);
      }
    }
    if (units.stream().noneMatch(ChoiceUnit::isGood)) {
      priced.forEach(c -> keep(c, "no good unit to choose with, so false rejects have no cost"));
      return;
    }
    LeastCost search = new LeastCost(units, prices, scores, reviewFrom);
    double before = search.cost();
    search.descend(priced);
    for (int c : priced) {
      scores[c] = search.score(c);
      reviewFrom[c] = search.reviewFrom(c);
      chosen[c] = true;
      reasons[c] =
          String.format(
              Locale.ROOT,
              "least cost of all classes together, %.4f a unit made against %.4f as certified",
              search.cost(),
              before);
    }
  }

  private void keep(int c, String reason) {
    reasons[c] = reason + "; the plan's score is kept";
  }

  private void take(int c, int step, String reason) {
    chosen[c] = true;
    scores[c] = ScoreGrid.threshold(step);
    reviewFrom[c] = scores[c];
    reasons[c] = reason;
  }

  /**
   * Starts each band as high as the limit on escapes allows. A unit with the class is taken to
   * escape where its own class is not seen, though another may be: so the limit holds all the more.
   */
  private void widenBands(double limit) {
    for (int c = 0; c < scores.length; c++) {
      int index = c;
      if (!chosen[c] || units.stream().noneMatch(unit -> unit.has(index))) {
        continue;
      }
      int from = (int) Math.round(100 * reviewFrom[c]);
      while (from > 1 && !escapesKeep(c, ScoreGrid.threshold(from), limit)) {
        from--;
      }
      reviewFrom[c] = ScoreGrid.threshold(from);
      reasons[c] +=
          escapesKeep(c, reviewFrom[c], limit)
              ? "; escapes kept below %s from %s on"
                  .formatted(Figures.percent(limit), SweptGate.score(from))
              : "; no review band keeps escapes below %s".formatted(Figures.percent(limit));
    }
  }

  private boolean escapesKeep(int c, double from, double limit) {
    ClusterTally escapes = new ClusterTally();
    for (ChoiceUnit unit : units) {
      if (unit.has(c)) {
        boolean seen = unit.isStrange() || (unit.top(c) > 0 && unit.top(c) >= from);
        escapes.add(unit.cluster(), 1, seen ? 0 : 1);
      }
    }
    double share = (double) escapes.events() / escapes.trials();
    return keeps(share, escapes.interval(Confidence.USUAL), limit);
  }
}

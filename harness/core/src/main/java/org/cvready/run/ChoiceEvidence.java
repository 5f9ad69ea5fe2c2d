package org.cvready.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.Confidence;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.OtherPoint;
import org.cvready.metric.Scope;
import org.cvready.plan.GatePlan;
import org.cvready.plan.GatePlan.Direction;
import org.cvready.plan.GatePlan.Selector;
import org.cvready.plan.GatePlan.SliceSelector;
import org.cvready.plan.Plan;
import org.cvready.plan.ProductionPlan;
import org.cvready.plan.ThresholdChoicePlan;
import org.cvready.plan.ThresholdChoicePlan.Basis;
import org.cvready.study.threshold.ChoiceFindings;
import org.cvready.study.threshold.ChoiceQuestion;
import org.cvready.study.threshold.ThresholdChoice;
import org.cvready.study.threshold.ThresholdChoice.ClassChoice;
import org.cvready.study.threshold.ThresholdChooser;

/** Chooses operating scores on one set of a run and verifies them on another. */
final class ChoiceEvidence {
  private static final List<Metric> BY_CLASS =
      List.of(Metric.FN_RATE, Metric.PRECISION, Metric.FP_RATE, Metric.ESCAPE_RATE);
  private static final List<Metric> OVERALL =
      List.of(
          Metric.FN_RATE,
          Metric.PRECISION,
          Metric.FALSE_REJECT_RATE,
          Metric.ESCAPE_RATE,
          Metric.REVIEW_LOAD);

  private final Plan plan;
  private final ThresholdChoicePlan wish;
  private final OperatingPoint point;
  private final SeenRun seen;

  private ChoiceEvidence(Plan plan, ThresholdChoicePlan wish, OperatingPoint point, SeenRun seen) {
    this.plan = plan;
    this.wish = wish;
    this.point = point;
    this.seen = seen;
  }

  /** The choice that a plan asks for. */
  static Optional<ThresholdChoice> of(Plan plan, OperatingPoint point, SeenRun seen) {
    return plan.thresholdChoice().map(wish -> new ChoiceEvidence(plan, wish, point, seen).choice());
  }

  private ThresholdChoice choice() {
    List<ClassChoice> classes = ThresholdChooser.choose(question());
    OperatingPoint chosen = ThresholdChooser.point(classes, point.matchIou());
    OtherPoint carried = new OtherPoint(chosen, point);
    SeenRun run =
        seen.with(
            (set, condition, slice) ->
                set.outcomes(condition, slice).stream().map(carried::of).toList());
    List<Measurement> whenChosen = figures(run, wish.chooseWith());
    List<Measurement> whenVerified = figures(run, wish.verifyWith());
    return new ThresholdChoice(
        ChoiceFindings.sentences(
            classes, whenChosen, whenVerified, figures(seen, wish.verifyWith())),
        wish.rule().key(),
        wish.chooseWith(),
        wish.verifyWith(),
        classes,
        whenChosen,
        whenVerified,
        ChoiceFindings.yaml(classes, plan.operatingPoint().nmsIou(), point.matchIou()));
  }

  private ChoiceQuestion question() {
    SortedMap<String, String> whole = new TreeMap<>();
    List<String> names = seen.classes().subList(0, point.classes());
    return new ChoiceQuestion(
        wish.rule(),
        set(wish.chooseWith()).outcomes(Scope.CLEAN, whole),
        point,
        names,
        new ChoiceQuestion.Limits(
            names.stream().map(this::missLimit).toList(),
            wish.basis() == Basis.UPPER_BOUND,
            wish.escapeLimit()),
        plan.production().flatMap(line -> prices(line, names)));
  }

  private static Optional<ChoiceQuestion.Prices> prices(ProductionPlan line, List<String> names) {
    return line.cost()
        .map(
            cost ->
                new ChoiceQuestion.Prices(
                    names.stream().map(name -> line.defectRate().getOrDefault(name, 0.0)).toList(),
                    cost.falseReject(),
                    cost.escape(),
                    cost.review()));
  }

  private SeenSet set(String name) {
    return seen.sets().stream()
        .filter(set -> set.plan().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The limit of the plan's choice, or else the tightest of its gates on whole sets as they are.
   */
  private OptionalDouble missLimit(String className) {
    if (wish.missLimit().isPresent()) {
      return wish.missLimit();
    }
    return plan.gates().stream()
        .filter(gate -> gate.versus().isEmpty() && isAbout(gate, className))
        .filter(gate -> gate.conditions() instanceof Selector.Whole)
        .filter(gate -> gate.slices() instanceof SliceSelector.Whole)
        .flatMapToDouble(gate -> mostMisses(gate).stream())
        .min();
  }

  private static boolean isAbout(GatePlan gate, String className) {
    return !(gate.classes() instanceof Selector.Named named) || named.name().equals(className);
  }

  private static OptionalDouble mostMisses(GatePlan gate) {
    double limit = gate.limit().value();
    if (gate.metric() == Metric.FN_RATE && gate.limit().direction() == Direction.AT_MOST) {
      return OptionalDouble.of(limit);
    }
    boolean recall =
        gate.metric() == Metric.RECALL && gate.limit().direction() == Direction.AT_LEAST;
    return recall ? OptionalDouble.of(1 - limit) : OptionalDouble.empty();
  }

  private List<Measurement> figures(SeenRun run, String dataset) {
    Scope scope = Scope.of(dataset);
    List<Measurement> figures = new ArrayList<>();
    for (Metric metric : OVERALL) {
      figures.add(run.measure(metric, scope, Confidence.USUAL).measurement());
    }
    for (int c = 0; c < point.classes(); c++) {
      Scope own = scope.withClass(seen.classes().get(c));
      if (run.measure(Metric.FN_RATE, own, Confidence.USUAL).measurement().trials() > 0) {
        for (Metric metric : BY_CLASS) {
          figures.add(run.measure(metric, own, Confidence.USUAL).measurement());
        }
      }
    }
    return figures;
  }
}

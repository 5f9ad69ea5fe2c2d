package org.cvready.study.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.cvready.metric.ClusterTally;
import org.cvready.metric.Confidence;
import org.cvready.metric.Decision;
import org.cvready.metric.interval.Interval;
import org.cvready.metric.interval.UnitBootstrap;
import org.cvready.metric.selective.SelectiveRisk;
import org.cvready.perturb.RandomStreams;
import org.cvready.study.selection.SelectionQuestion.LabelledSet;

/** Risk over coverage on one set. */
final class RiskStudy {
  private static final int POINTS = 50;
  private static final int RESAMPLES = 200;

  private final SelectionQuestion question;

  RiskStudy(SelectionQuestion question) {
    this.question = question;
  }

  RiskCoverage of(LabelledSet set) {
    List<RiskUnit> units =
        RiskUnit.of(set.images(), question.point()).stream()
            .filter(unit -> !unit.unclear())
            .toList();
    List<RiskCurve> curves = new ArrayList<>();
    for (RiskMeasure measure : RiskMeasure.values()) {
      if (units.stream().allMatch(unit -> unit.knows(measure))) {
        curve(set.dataset(), units, measure).ifPresent(curves::add);
      }
    }
    long reviewed = units.stream().filter(unit -> unit.decision() == Decision.REVIEW).count();
    ReviewStudy reviews = new ReviewStudy(question, set);
    return new RiskCoverage(
        set.dataset(),
        set.enriched(),
        units.size(),
        units.stream().filter(unit -> unit.present() && !unit.raised()).count(),
        units.stream().filter(unit -> !unit.present() && unit.raised()).count(),
        units.stream().filter(RiskUnit::blank).count(),
        units.stream().filter(unit -> unit.blank() && unit.present()).count(),
        curves,
        units.isEmpty() ? 0 : (units.size() - reviewed) / (double) units.size(),
        wrongDecisions(units),
        reviews.targets(),
        reviews.why());
  }

  private static Share wrongDecisions(List<RiskUnit> units) {
    ClusterTally tally = new ClusterTally();
    for (RiskUnit unit : units) {
      if (unit.decision() != Decision.REVIEW) {
        boolean passes = unit.decision() == Decision.ACCEPT;
        tally.add(unit.cluster(), 1, unit.present() == passes ? 1 : 0);
      }
    }
    return Share.of(tally);
  }

  private Optional<RiskCurve> curve(String dataset, List<RiskUnit> units, RiskMeasure measure) {
    double[] confidence = units.stream().mapToDouble(unit -> unit.confidence(measure)).toArray();
    boolean[] wrong = new boolean[confidence.length];
    for (int i = 0; i < wrong.length; i++) {
      wrong[i] = units.get(i).wrong();
    }
    return SelectiveRisk.of(confidence, wrong)
        .map(
            risk -> {
              List<Double> coverage = new ArrayList<>();
              List<Double> risks = new ArrayList<>();
              int points = Math.min(POINTS, wrong.length);
              for (int i = 1; i <= points; i++) {
                double share = i / (double) points;
                coverage.add(share);
                risks.add(risk.atCoverage(share));
              }
              return new RiskCurve(
                  measure,
                  risk.expectedArea(),
                  bounds(dataset, units, measure, risk.expectedArea()),
                  risk.optimalArea(),
                  risk.generalisedArea(),
                  coverage,
                  risks);
            });
  }

  private Optional<Interval> bounds(
      String dataset, List<RiskUnit> units, RiskMeasure measure, double observed) {
    // In order of confidence, so that sorting a resample finds it sorted.
    List<RiskUnit> sorted = new ArrayList<>(units);
    sorted.sort(Comparator.comparingDouble((RiskUnit unit) -> -unit.confidence(measure)));
    Map<String, Integer> numbers = new HashMap<>();
    int[] clusterOf =
        sorted.stream()
            .mapToInt(unit -> numbers.computeIfAbsent(unit.cluster(), key -> numbers.size()))
            .toArray();
    RandomGenerator random = RandomStreams.of(question.seed(), dataset, measure.key());
    return UnitBootstrap.run(
            numbers.size(),
            RESAMPLES,
            random,
            times -> {
              List<RiskUnit> drawn = new ArrayList<>(sorted.size());
              for (int i = 0; i < clusterOf.length; i++) {
                for (int t = 0; t < times[clusterOf[i]]; t++) {
                  drawn.add(sorted.get(i));
                }
              }
              return area(drawn, measure);
            })
        .map(spread -> spread.bounds(observed, Confidence.USUAL.level()));
  }

  private static OptionalDouble area(List<RiskUnit> units, RiskMeasure measure) {
    double[] confidence = units.stream().mapToDouble(unit -> unit.confidence(measure)).toArray();
    boolean[] wrong = new boolean[confidence.length];
    for (int i = 0; i < wrong.length; i++) {
      wrong[i] = units.get(i).wrong();
    }
    return SelectiveRisk.of(confidence, wrong)
        .map(risk -> OptionalDouble.of(risk.expectedArea()))
        .orElse(OptionalDouble.empty());
  }
}

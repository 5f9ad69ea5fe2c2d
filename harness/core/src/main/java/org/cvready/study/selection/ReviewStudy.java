package org.cvready.study.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.Confidence;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.RateMeter;
import org.cvready.metric.Scope;
import org.cvready.study.Halves;
import org.cvready.study.selection.SelectionQuestion.LabelledSet;

/**
 * How far the review band must reach for a target of escapes, chosen on one half of a set and
 * judged on the other.
 *
 * <p>The band is moved for all classes by one step of the logit: an image on which nothing counts
 * is reviewed where its margin is at least some m below 0. The largest m is taken at which the
 * share of defective units that pass on the first half is at most the target.
 */
final class ReviewStudy {
  private static final List<Double> TARGETS = List.of(0.1, 0.05, 0.02, 0.01);
  private static final int FEWEST_DEFECTIVE = 10;

  private final SelectionQuestion question;
  private final LabelledSet set;
  private final List<ImageOutcome> chosenOn = new ArrayList<>();
  private final List<ImageOutcome> judgedOn = new ArrayList<>();

  ReviewStudy(SelectionQuestion question, LabelledSet set) {
    this.question = question;
    this.set = set;
    boolean[] first =
        Halves.first(
            set.images().stream().map(ImageOutcome::cluster).toList(),
            question.seed(),
            set.dataset(),
            "review");
    for (int i = 0; i < first.length; i++) {
      (first[i] ? chosenOn : judgedOn).add(set.images().get(i));
    }
  }

  /** Why there is nothing to choose with; empty where there is. */
  Optional<String> why() {
    long least =
        Math.min(
            defective(RiskUnit.of(chosenOn, question.point())).size(),
            defective(RiskUnit.of(judgedOn, question.point())).size());
    return least >= FEWEST_DEFECTIVE
        ? Optional.empty()
        : Optional.of(
            "one half has %d defective units, and %d are needed"
                .formatted(least, FEWEST_DEFECTIVE));
  }

  List<ReviewTarget> targets() {
    if (why().isPresent()) {
      return List.of();
    }
    Set<Double> targets = new TreeSet<>(TARGETS);
    question.targetEscapeRate().ifPresent(targets::add);
    return targets.stream().map(this::target).toList();
  }

  private ReviewTarget target(double target) {
    double least = least(target);
    boolean everything = least == Double.NEGATIVE_INFINITY;
    return new ReviewTarget(
        target,
        everything,
        everything ? new TreeMap<>() : reviewFrom(least),
        measure(Metric.ESCAPE_RATE, decided(chosenOn, least)),
        measure(Metric.ESCAPE_RATE, decided(judgedOn, least)),
        measure(Metric.REVIEW_LOAD, decided(judgedOn, least)));
  }

  /** The largest margin from which on looking at units keeps the target on the first half. */
  private double least(double target) {
    List<RiskUnit> defective = defective(RiskUnit.of(chosenOn, question.point()));
    List<Double> margins =
        defective.stream().filter(unit -> !unit.raised()).map(RiskUnit::margin).sorted().toList();
    int mayPass = (int) Math.floor(target * defective.size() + 1e-9);
    // Those with the lowest margins pass; at equal margins all of them are looked at.
    return margins.size() <= mayPass ? 0 : margins.get(mayPass);
  }

  private static List<RiskUnit> defective(List<RiskUnit> units) {
    return units.stream().filter(RiskUnit::present).toList();
  }

  private SortedMap<String, Double> reviewFrom(double margin) {
    OperatingPoint point = question.point();
    SortedMap<String, Double> scores = new TreeMap<>();
    for (int c = 0; c < point.classes(); c++) {
      double logit = logit(point.score(c)) + margin;
      scores.put(
          question.classes().get(c), Math.min(point.score(c), 1 / (1 + StrictMath.exp(-logit))));
    }
    return scores;
  }

  private static double logit(double score) {
    double inside = Math.min(Math.max(score, 1e-12), 1 - 1e-12);
    return StrictMath.log(inside / (1 - inside));
  }

  /** The images as decided with the band from a margin on. What a guard holds back stays so. */
  private List<ImageOutcome> decided(List<ImageOutcome> images, double margin) {
    return images.stream().map(image -> decided(image, margin)).toList();
  }

  private ImageOutcome decided(ImageOutcome image, double margin) {
    boolean band = image.margin() < 0 && image.margin() >= margin;
    Decision decision = image.decision();
    if (decision == Decision.ACCEPT || (decision == Decision.REVIEW && !image.strange())) {
      decision = band || margin == Double.NEGATIVE_INFINITY ? Decision.REVIEW : Decision.ACCEPT;
    }
    return Chain.withDecision(image, decision);
  }

  private Measurement measure(Metric metric, List<ImageOutcome> images) {
    return new RateMeter(Confidence.USUAL, question.point().classes(), Set.of())
        .measure(metric, Scope.of(set.dataset()), images, OptionalInt.empty())
        .measurement();
  }
}

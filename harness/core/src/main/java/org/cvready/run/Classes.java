package org.cvready.run;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cvready.dataset.Dataset;
import org.cvready.match.OperatingPoint;
import org.cvready.plan.BadPlanException;
import org.cvready.plan.EnvelopePlan;
import org.cvready.plan.GatePlan;
import org.cvready.plan.GatePlan.Selector;
import org.cvready.plan.OperatingPointPlan;
import org.cvready.plan.Plan;
import org.cvready.plan.PlanProblem;
import org.cvready.vision.ClassNames;

/**
 * The classes of model, data and plan together: the model's first and in its order, so that its
 * class indexes hold everywhere.
 *
 * @param names all class names
 * @param modelCount how many of them the model has; the others it can never find
 */
public record Classes(ClassNames names, int modelCount) {

  /** Joins the names. */
  static Classes of(ClassNames model, Collection<Dataset> data, Plan plan) {
    Set<String> names = new LinkedHashSet<>(model.names());
    data.forEach(set -> names.addAll(set.classes().names()));
    names.addAll(plan.operatingPoint().score().byClass().keySet());
    plan.operatingPoint().reviewFrom().ifPresent(band -> names.addAll(band.byClass().keySet()));
    plan.production().ifPresent(line -> names.addAll(line.defectRate().keySet()));
    List<GatePlan> searched = plan.envelope().map(EnvelopePlan::gates).orElse(List.of());
    for (GatePlan gate : Stream.concat(plan.gates().stream(), searched.stream()).toList()) {
      if (gate.classes() instanceof Selector.Named named) {
        names.add(named.name());
      }
    }
    return new Classes(ClassNames.of(List.copyOf(names)), model.size());
  }

  /** Names that the model lacks. */
  List<String> unknownToModel() {
    return names.names().subList(modelCount, names.size());
  }

  /**
   * The thresholds of the plan, class by class of the model.
   *
   * @throws BadPlanException where a class of the model has no operating score
   */
  OperatingPoint operatingPoint(Plan whole) {
    OperatingPointPlan plan = whole.operatingPoint();
    double[] scores = new double[modelCount];
    double[] reviewFrom = new double[modelCount];
    for (int c = 0; c < modelCount; c++) {
      String name = names.name(c);
      scores[c] =
          plan.score()
              .of(name)
              .orElseThrow(
                  () ->
                      bad(
                          whole,
                          "operating_point.score",
                          "every class of the model needs a score, '%s' has none".formatted(name)));
      double score = scores[c];
      reviewFrom[c] = plan.reviewFrom().map(band -> band.of(name).orElse(score)).orElse(score);
      if (reviewFrom[c] > score) {
        throw bad(
            whole,
            "operating_point.review_from",
            "review_from of '%s' must be at most its score of %s, got %s"
                .formatted(name, score, reviewFrom[c]));
      }
    }
    return OperatingPoint.of(scores, reviewFrom, plan.matchIou());
  }

  private static BadPlanException bad(Plan plan, String path, String message) {
    PlanProblem problem = new PlanProblem(path, 0, message, Optional.empty());
    return new BadPlanException(plan.file(), List.of(problem));
  }
}

package org.cvready.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cvready.metric.Figures;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.cvready.plan.DatasetPlan;
import org.cvready.plan.DatasetPlan.Role;
import org.cvready.plan.GatePlan;
import org.cvready.plan.GuardPlan;
import org.cvready.plan.Plan;

/**
 * Rules that hold for every plan, so that silence never becomes a certificate.
 *
 * <p>A model that finds no object in any labelled set fails, whatever the limits are. A plan that
 * sets no limit on misses on site is never better than INCONCLUSIVE; a limit that even a model
 * which misses everything keeps is none. A plan with a guard that limits no review load on site is
 * never better than INCONCLUSIVE either: a guard that sends everything to people fails silently
 * nowhere, and inspects nothing.
 */
public final class EvidenceRules {
  private EvidenceRules() {}

  /**
   * The rules that a run breaks, as results of gate 0; none where it keeps them.
   *
   * @param plan the plan
   * @param objects labelled objects in all sets
   * @param found those with a match at the operating point
   */
  public static List<GateResult> broken(Plan plan, long objects, long found) {
    List<GateResult> results = new ArrayList<>();
    if (objects > 0 && found == 0) {
      results.add(
          result(
              Metric.RECALL,
              "labelled sets",
              "finds something",
              Verdict.FAIL,
              "detects nothing: 0 of %s labelled objects were found at the operating point"
                  .formatted(Figures.count(objects))));
    }
    if (objects == 0) {
      results.add(
          result(
              Metric.RECALL,
              "labelled sets",
              "finds something",
              Verdict.INCONCLUSIVE,
              "no labelled object in any set, so nothing is known about misses"));
    }
    if (!limitsMissesOnSite(plan)) {
      results.add(
          result(
              Metric.FN_RATE,
              "on-site sets",
              "a limit on misses on site",
              Verdict.INCONCLUSIVE,
              "no gate limits misses (fn_rate, recall or escape_rate) on an on_site set, so the"
                  + " plan cannot certify"));
    }
    if (plan.guard().isPresent() && !limitsReviewsOnSite(plan)) {
      results.add(
          result(
              Metric.REVIEW_LOAD,
              "on-site sets",
              "a limit on reviews on site",
              Verdict.INCONCLUSIVE,
              "the plan has a guard, and no gate limits review_load on an on_site set that it guards:"
                  + " a guard that sends everything to people would pass, so the plan cannot"
                  + " certify"));
    }
    return results;
  }

  /** Whether any gate keeps a guard from sending everything on site to people. */
  public static boolean limitsReviewsOnSite(Plan plan) {
    return plan.gates().stream()
        .filter(gate -> gate.metric() == Metric.REVIEW_LOAD)
        .filter(gate -> gate.limit().direction() == GatePlan.Direction.AT_MOST)
        .filter(gate -> gate.limit().value() < 1 && gate.versus().isEmpty())
        .filter(gate -> gate.conditions() instanceof GatePlan.Selector.Whole)
        .filter(gate -> isOnSite(plan, gate))
        .anyMatch(gate -> plan.guard().isEmpty() || isGuarded(plan.guard().get(), gate));
  }

  private static boolean isGuarded(GuardPlan guard, GatePlan gate) {
    return gate.dataset().filter(guard::guards).isPresent();
  }

  private static boolean isOnSite(Plan plan, GatePlan gate) {
    return gate.dataset()
        .map(plan::dataset)
        .map(DatasetPlan::role)
        .equals(Optional.of(Role.ON_SITE));
  }

  private static boolean limitsMissesOnSite(Plan plan) {
    return plan.gates().stream().anyMatch(gate -> limitsMissesOnSite(plan, gate));
  }

  private static boolean limitsMissesOnSite(Plan plan, GatePlan gate) {
    boolean misses =
        switch (gate.metric()) {
          case FN_RATE, RECALL, ESCAPE_RATE -> true;
          default -> false;
        };
    double worst = gate.limit().direction() == GatePlan.Direction.AT_MOST ? 1 : 0;
    return misses
        && gate.limit().value() != worst
        && gate.versus().isEmpty()
        && gate.conditions() instanceof GatePlan.Selector.Whole
        && isOnSite(plan, gate);
  }

  private static GateResult result(
      Metric metric, String where, String limit, Verdict verdict, String reason) {
    return new GateResult(
        0,
        metric,
        Scope.of(where),
        limit,
        0,
        verdict,
        reason,
        Optional.empty(),
        OptionalLong.empty());
  }
}

package org.cvready.study.failsafe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.cvready.metric.Scope;
import org.cvready.study.failsafe.SeverityCurve.Step;

/** Puts the conditions of each set in the order of their strengths. */
final class Severities {
  private Severities() {}

  /** A curve for each perturbation of each strange or labelled set, in the order of the plan. */
  static List<SeverityCurve> of(List<FailSafeSet> sets) {
    List<SeverityCurve> curves = new ArrayList<>();
    for (FailSafeSet set : sets) {
      if (set.isStrange() || set.isLabelled()) {
        curves.addAll(of(set));
      }
    }
    return curves;
  }

  private static List<SeverityCurve> of(FailSafeSet set) {
    List<SeverityCurve> curves = new ArrayList<>();
    List<Strength> kinds = new ArrayList<>();
    for (String condition : set.outcomes().keySet()) {
      Strength strength = set.strengths().get(condition);
      if (strength != null && kinds.stream().noneMatch(strength::isOfSameKind)) {
        kinds.add(strength);
      }
    }
    for (Strength kind : kinds) {
      List<Step> steps = steps(set, kind);
      if (steps.size() > 1) {
        curves.add(new SeverityCurve(set.name(), kind.perturbation(), kind.unit(), steps));
      }
    }
    return curves;
  }

  private static List<Step> steps(FailSafeSet set, Strength kind) {
    List<Step> steps = new ArrayList<>();
    for (Map.Entry<String, Strength> entry : set.strengths().entrySet()) {
      if (entry.getValue().isOfSameKind(kind) && isShown(set, entry.getKey())) {
        steps.add(new Step(entry.getValue().magnitude(), entry.getKey()));
      }
    }
    if (isShown(set, Scope.CLEAN)) {
      kind.clean().ifPresent(clean -> steps.add(new Step(clean, Scope.CLEAN)));
    }
    steps.sort(Comparator.comparingDouble(Step::magnitude).thenComparing(Step::condition));
    return steps;
  }

  private static boolean isShown(FailSafeSet set, String condition) {
    return !set.outcomes().getOrDefault(condition, List.of()).isEmpty();
  }
}

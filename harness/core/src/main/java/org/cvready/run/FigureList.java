package org.cvready.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Confidence;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.cvready.plan.DatasetPlan.Role;

/** Every figure that a certificate lists, gated or not, in canonical order. */
final class FigureList {
  private static final List<Metric> OF_SLICES =
      List.of(
          Metric.FN_RATE,
          Metric.FP_RATE,
          Metric.FALSE_REJECT_RATE,
          Metric.ESCAPE_RATE,
          Metric.REVIEW_LOAD);
  private static final List<Metric> OF_GAPS =
      List.of(
          Metric.FN_RATE,
          Metric.PRECISION,
          Metric.FP_RATE,
          Metric.FALSE_REJECT_RATE,
          Metric.ESCAPE_RATE,
          Metric.AP50,
          Metric.MAP50,
          Metric.MAP);

  private final SeenRun run;
  private final Set<Measurement> figures = new LinkedHashSet<>();

  private FigureList(SeenRun run) {
    this.run = run;
  }

  /** All figures of a run at the usual confidence. */
  static List<Measurement> of(SeenRun run) {
    FigureList list = new FigureList(run);
    for (SeenSet set : run.sets()) {
      list.addSet(set);
    }
    for (SeenSet site : list.setsOf(Role.ON_SITE)) {
      for (SeenSet benchmark : list.setsOf(Role.BENCHMARK)) {
        list.addGaps(site, benchmark);
      }
    }
    return List.copyOf(list.figures);
  }

  private List<SeenSet> setsOf(Role role) {
    return run.sets().stream().filter(set -> set.plan().role() == role).toList();
  }

  private void addSet(SeenSet set) {
    Scope whole = Scope.of(set.plan().name());
    List<String> conditions = new ArrayList<>(List.of(Scope.CLEAN));
    conditions.addAll(set.conditions());
    for (String condition : conditions) {
      if (set.plan().role() == Role.OUT_OF_DISTRIBUTION) {
        add(Metric.SILENT_FAILURE_RATE, whole.withCondition(condition));
      }
      add(Metric.REVIEW_LOAD, whole.withCondition(condition));
    }
    if (!set.pass().data().isLabelled()) {
      return;
    }
    for (String condition : conditions) {
      boolean clean = condition.equals(Scope.CLEAN);
      for (Metric metric : Metric.values()) {
        if (metric.needsLabels() && (clean || !isCurve(metric))) {
          addWithClasses(metric, set, whole.withCondition(condition));
        }
      }
    }
    for (SortedMap<String, String> slice : run.slices(set.plan().name())) {
      for (Metric metric : OF_SLICES) {
        addWithClasses(metric, set, whole.withSlice(slice));
      }
    }
  }

  /** Figures from all detections of a set; under conditions they are only measured for a gate. */
  private static boolean isCurve(Metric metric) {
    return switch (metric) {
      case AP, AP50, MAP, MAP50, MPC, RPC -> true;
      default -> false;
    };
  }

  private void addGaps(SeenSet site, SeenSet benchmark) {
    if (!site.pass().data().isLabelled() || !benchmark.pass().data().isLabelled()) {
      return;
    }
    Scope scope = Scope.of(site.plan().name()).withVersus(benchmark.plan().name());
    for (Metric metric : OF_GAPS) {
      addWithClasses(metric, site, scope);
    }
  }

  private void addWithClasses(Metric metric, SeenSet set, Scope scope) {
    if (metric == Metric.MPC || metric == Metric.RPC) {
      return; // Only where a gate has had all detections kept.
    }
    if (metric.isOverall()) {
      add(metric, scope);
    }
    if (metric.isPerClass()) {
      for (String name : namesSeen(set)) {
        add(metric, scope.withClass(name));
      }
    }
  }

  private void add(Metric metric, Scope scope) {
    figures.add(run.measure(metric, scope, Confidence.USUAL).measurement());
  }

  /** Classes that are there or were raised: with eighty classes most say nothing about a set. */
  private List<String> namesSeen(SeenSet set) {
    Set<Integer> seen = new TreeSet<>();
    for (ImageOutcome image : set.outcomes(Scope.CLEAN, new TreeMap<>())) {
      for (ClassOutcome outcome : image.classes()) {
        if (outcome.objects() + outcome.ignored() > 0 || outcome.raised()) {
          seen.add(outcome.classIndex());
        }
      }
    }
    return seen.stream().map(index -> run.classes().get(index)).toList();
  }
}

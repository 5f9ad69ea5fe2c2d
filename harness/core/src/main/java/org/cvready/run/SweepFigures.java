package org.cvready.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cvready.gate.GateQuestion;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Confidence;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.cvready.plan.DatasetPlan.Role;
import org.cvready.study.threshold.FigureKey;

/**
 * Which figures are worked out at every threshold: all gated ones, then what people ask first of
 * each set, class, condition, comparison and slice, so that what is left out for its size is what
 * matters least.
 */
final class SweepFigures {
  private static final List<Metric> OF_SETS =
      List.of(
          Metric.FN_RATE,
          Metric.FP_RATE,
          Metric.FALSE_REJECT_RATE,
          Metric.ESCAPE_RATE,
          Metric.REVIEW_LOAD,
          Metric.PRECISION,
          Metric.RECALL,
          Metric.SILENT_FAILURE_RATE,
          Metric.IMAGE_ACCURACY,
          Metric.IMAGE_PRECISION,
          Metric.IMAGE_RECALL,
          Metric.IMAGE_SPECIFICITY);
  private static final List<Metric> OF_CONDITIONS =
      List.of(Metric.FN_RATE, Metric.FALSE_REJECT_RATE, Metric.SILENT_FAILURE_RATE);
  private static final List<Metric> OF_GAPS =
      List.of(
          Metric.FN_RATE,
          Metric.PRECISION,
          Metric.FP_RATE,
          Metric.FALSE_REJECT_RATE,
          Metric.ESCAPE_RATE);
  private static final List<Metric> OF_SLICES =
      List.of(
          Metric.FN_RATE,
          Metric.FP_RATE,
          Metric.FALSE_REJECT_RATE,
          Metric.ESCAPE_RATE,
          Metric.REVIEW_LOAD);

  private final SeenRun run;
  private final Set<FigureKey> keys = new LinkedHashSet<>();

  private SweepFigures(SeenRun run) {
    this.run = run;
  }

  /** All of them, the most important first. */
  static List<FigureKey> of(SeenRun run, List<GateQuestion> questions) {
    SweepFigures figures = new SweepFigures(run);
    for (GateQuestion question : questions) {
      question.scope().ifPresent(scope -> figures.keys.add(keyOf(question, scope)));
    }
    figures.addSets();
    figures.addConditions();
    figures.addGaps();
    figures.addSlices();
    return new ArrayList<>(figures.keys);
  }

  /** The figure that a limit is on. */
  static FigureKey keyOf(GateQuestion question, Scope scope) {
    return new FigureKey(
        question.gate().metric(),
        scope,
        new Confidence(question.gate().confidence(), question.gate().strict()));
  }

  /** An order in which the outcomes of a set under a condition are needed one after the other. */
  static Comparator<FigureKey> byImages(SeenRun run) {
    List<String> names = run.sets().stream().map(set -> set.plan().name()).toList();
    return Comparator.comparing((FigureKey key) -> key.scope().versus().isPresent())
        .thenComparing(key -> names.indexOf(key.scope().dataset()))
        .thenComparing(key -> !key.scope().condition().equals(Scope.CLEAN))
        .thenComparing(key -> key.scope().condition())
        .thenComparing(key -> key.scope().slice().toString());
  }

  private void addSets() {
    for (SeenSet set : run.sets()) {
      OF_SETS.forEach(metric -> add(metric, set, Scope.of(set.plan().name())));
    }
  }

  private void addConditions() {
    for (SeenSet set : run.sets()) {
      for (String condition : set.conditions()) {
        Scope scope = Scope.of(set.plan().name()).withCondition(condition);
        OF_CONDITIONS.forEach(metric -> add(metric, set, scope));
      }
    }
  }

  private void addGaps() {
    for (SeenSet site : labelled(Role.ON_SITE)) {
      for (SeenSet benchmark : labelled(Role.BENCHMARK)) {
        Scope scope = Scope.of(site.plan().name()).withVersus(benchmark.plan().name());
        OF_GAPS.forEach(metric -> add(metric, site, scope));
      }
    }
  }

  private List<SeenSet> labelled(Role role) {
    return run.sets().stream()
        .filter(set -> set.plan().role() == role && set.pass().data().isLabelled())
        .toList();
  }

  private void addSlices() {
    for (SeenSet set : run.sets()) {
      for (SortedMap<String, String> slice : run.slices(set.plan().name())) {
        Scope scope = Scope.of(set.plan().name()).withSlice(slice);
        OF_SLICES.forEach(metric -> add(metric, set, scope));
      }
    }
  }

  private void add(Metric metric, SeenSet set, Scope scope) {
    boolean strange = set.plan().role() == Role.OUT_OF_DISTRIBUTION;
    if (metric == Metric.SILENT_FAILURE_RATE ? !strange : unlabelled(metric, set)) {
      return;
    }
    if (metric.isOverall()) {
      keys.add(new FigureKey(metric, scope, Confidence.USUAL));
    }
    if (metric.isPerClass()) {
      for (String name : namesIn(set)) {
        keys.add(new FigureKey(metric, scope.withClass(name), Confidence.USUAL));
      }
    }
  }

  private static boolean unlabelled(Metric metric, SeenSet set) {
    return metric.needsLabels() && !set.pass().data().isLabelled();
  }

  /** Classes that are labelled in a set or raised at its operating point. */
  private List<String> namesIn(SeenSet set) {
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

package org.cvready.study.gap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cvready.metric.PairedChange;

/**
 * What one gap is taken apart from: the trials of both sets, and what the counterfactual changed.
 *
 * @param kinds all kinds of trial, by number
 * @param benchmark its trials
 * @param site its trials
 * @param change on the benchmark's images under the counterfactual: trials, and events under it
 *     less those without; empty where none was run
 * @param joint whether both sets have the same independent units, as pairs have
 */
record GapTrials(
    List<TrialKind> kinds,
    KindCounts benchmark,
    KindCounts site,
    Optional<KindCounts> change,
    boolean joint) {

  /**
   * Counts the trials of both sets.
   *
   * @param benchmark of the benchmark
   * @param site of the site
   * @param changed the same trials without and under the counterfactual
   */
  static GapTrials of(
      List<Trial> benchmark, List<Trial> site, Optional<ChangedTrials> changed, boolean joint) {
    Numbers numbers = new Numbers();
    Map<String, Integer> benchmarkUnits = new LinkedHashMap<>();
    Map<String, Integer> siteUnits = joint ? benchmarkUnits : new LinkedHashMap<>();
    KindCounts.Builder first = new KindCounts.Builder();
    KindCounts.Builder second = new KindCounts.Builder();
    KindCounts.Builder third = new KindCounts.Builder();
    benchmark.forEach(trial -> numbers.add(trial, benchmarkUnits, first, trial.event() ? 1 : 0));
    site.forEach(trial -> numbers.add(trial, siteUnits, second, trial.event() ? 1 : 0));
    changed.ifPresent(
        pair -> {
          for (int i = 0; i < pair.without().size(); i++) {
            Trial before = pair.without().get(i);
            int change = (pair.under().get(i).event() ? 1 : 0) - (before.event() ? 1 : 0);
            numbers.add(before, benchmarkUnits, third, change);
          }
        });
    int kinds = numbers.kinds.size();
    return new GapTrials(
        new ArrayList<>(numbers.kinds.keySet()),
        first.build(benchmarkUnits.size(), kinds),
        second.build(siteUnits.size(), kinds),
        changed.map(pair -> third.build(benchmarkUnits.size(), kinds)),
        joint);
  }

  /**
   * The same trials twice.
   *
   * @param without on the images as they were captured
   * @param under on the same images under the counterfactual, in the same order
   */
  record ChangedTrials(List<Trial> without, List<Trial> under) {
    ChangedTrials {
      if (without.size() != under.size()) {
        throw new IllegalArgumentException(
            "a counterfactual must have the same trials, got %d and %d"
                .formatted(without.size(), under.size()));
      }
    }

    /** The rate under the counterfactual minus the rate without it. */
    PairedChange change() {
      PairedChange change = new PairedChange();
      for (int i = 0; i < under.size(); i++) {
        boolean one = under.get(i).event();
        boolean other = without.get(i).event();
        change.add(under.get(i).cluster(), 1, one && !other ? 1 : 0, other && !one ? 1 : 0);
      }
      return change;
    }
  }

  /** Numbers of kinds, as they come. */
  private static final class Numbers {
    private final Map<TrialKind, Integer> kinds = new LinkedHashMap<>();

    private void add(
        Trial trial, Map<String, Integer> units, KindCounts.Builder counts, int events) {
      int kind = kinds.computeIfAbsent(trial.kind(), key -> kinds.size());
      int unit = units.computeIfAbsent(trial.cluster(), key -> units.size());
      counts.add(unit, kind, events);
    }
  }
}

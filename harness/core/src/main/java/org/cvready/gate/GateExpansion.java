package org.cvready.gate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.cvready.plan.GatePlan;
import org.cvready.plan.GatePlan.Selector;
import org.cvready.plan.GatePlan.SliceSelector;

/** From one limit of the plan to each class, slice and condition that it is about. */
final class GateExpansion {
  /** The data set that latency is measured on, as scopes name it. */
  static final String LINE_SPEED = "line_speed";

  private final MeasuredRun run;

  GateExpansion(MeasuredRun run) {
    this.run = run;
  }

  /** The scopes in order: condition by condition, slice by slice, class by class. */
  List<Scope> scopes(GatePlan gate) {
    if (gate.metric().level() == Metric.Level.LATENCY) {
      return List.of(Scope.of(LINE_SPEED));
    }
    String dataset = gate.dataset().orElseThrow();
    List<Scope> scopes = new ArrayList<>();
    for (String condition : conditions(gate.conditions(), dataset)) {
      for (SortedMap<String, String> slice : slices(gate.slices(), dataset)) {
        for (Optional<String> className : classes(gate.classes())) {
          scopes.add(new Scope(dataset, className, slice, condition, gate.versus()));
        }
      }
    }
    return scopes;
  }

  private List<String> conditions(Selector selector, String dataset) {
    if (selector instanceof Selector.Named named) {
      return List.of(named.name());
    }
    return selector instanceof Selector.Each ? run.conditions(dataset) : List.of(Scope.CLEAN);
  }

  private List<Optional<String>> classes(Selector selector) {
    if (selector instanceof Selector.Named named) {
      return List.of(Optional.of(named.name()));
    }
    return selector instanceof Selector.Each
        ? run.classes().stream().map(Optional::of).toList()
        : List.of(Optional.empty());
  }

  private List<SortedMap<String, String>> slices(SliceSelector selector, String dataset) {
    if (selector instanceof SliceSelector.Tagged tagged) {
      return List.of(tagged.tags());
    }
    if (selector instanceof SliceSelector.Each) {
      return run.slices(dataset);
    }
    return List.of(Collections.unmodifiableSortedMap(new TreeMap<>()));
  }
}

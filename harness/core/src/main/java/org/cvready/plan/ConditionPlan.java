package org.cvready.plan;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cvready.perturb.Treatment;

/**
 * Conditions of one entry of the plan.
 *
 * @param name key in the plan
 * @param conditions the conditions it expands to, in order
 * @param applyTo sets it applies to; empty for every labelled set but those of training
 * @param sample at most this many images of each set, chosen by the seed; empty for all
 */
public record ConditionPlan(
    String name, List<Treatment> conditions, SortedSet<String> applyTo, OptionalInt sample) {
  /** Copies the collections. */
  public ConditionPlan {
    conditions = List.copyOf(conditions);
    applyTo = Collections.unmodifiableSortedSet(new TreeSet<>(applyTo));
  }
}

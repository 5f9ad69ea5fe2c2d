package org.cvready.study.profile;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.metric.UnitDecisions;

/**
 * A set or a slice of it.
 *
 * @param slice tag and value; empty for the whole set
 * @param images how many
 * @param units independent units among them
 * @param decisions units on the line by what was decided
 * @param distributions one for each quantity
 */
public record ProfiledPart(
    SortedMap<String, String> slice,
    long images,
    long units,
    UnitDecisions decisions,
    List<Distribution> distributions) {
  /** Copies the collections. */
  public ProfiledPart {
    slice = Collections.unmodifiableSortedMap(new TreeMap<>(slice));
    distributions = List.copyOf(distributions);
  }

  /** The slice in words: {@code shift=night}, {@code whole set}. */
  public String name() {
    return slice.isEmpty()
        ? "whole set"
        : String.join(
            ", ",
            slice.entrySet().stream().map(tag -> tag.getKey() + "=" + tag.getValue()).toList());
  }
}

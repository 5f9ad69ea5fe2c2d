package org.cvready.study.selection;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.cvready.metric.Decision;

/**
 * What a second pass has seen.
 *
 * @param sets labelled images as they were captured, by set
 * @param conditions the same under conditions, by set and condition
 * @param strange images from outside the model's world, by set and condition
 * @param cost what it took
 * @param line the line with the second pass in it, where that was run
 */
public record SecondLooks(
    List<OfSet> sets,
    List<OfSet> conditions,
    List<OfStrange> strange,
    LookCost cost,
    Optional<ChainLine> line) {
  /** Copies the lists. */
  public SecondLooks {
    sets = List.copyOf(sets);
    conditions = List.copyOf(conditions);
    strange = List.copyOf(strange);
  }

  /**
   * The images of a labelled set that the chain is judged on.
   *
   * @param dataset its name
   * @param condition how they were shown
   * @param half whether they are the half on which the routing was not fitted
   * @param enriched whether they were chosen by content
   * @param slices declared slices to tell of, tag and value
   * @param images what both saw
   */
  public record OfSet(
      String dataset,
      String condition,
      boolean half,
      boolean enriched,
      List<SortedMap<String, String>> slices,
      Looked images) {
    /** Copies the list. */
    public OfSet {
      slices = List.copyOf(slices);
    }
  }

  /**
   * The images of a set from outside the model's world.
   *
   * @param dataset its name
   * @param condition how they were shown
   * @param safe decisions that are safe on them
   * @param images what both saw
   */
  public record OfStrange(String dataset, String condition, Set<Decision> safe, Looked images) {
    /** Copies the set. */
    public OfStrange {
      safe = Set.copyOf(safe);
    }
  }
}

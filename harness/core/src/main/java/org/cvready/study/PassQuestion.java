package org.cvready.study;

import java.util.List;
import org.cvready.match.OperatingPoint;

/**
 * Which images a model is to be shown, and how.
 *
 * @param sets in the order in which they are shown
 * @param point the operating point of the outcomes
 * @param seed of the random streams
 * @param workers threads, at least 1; results do not depend on how many
 */
public record PassQuestion(List<PassSet> sets, OperatingPoint point, long seed, int workers) {
  /** Copies the list and checks the workers. */
  public PassQuestion {
    sets = List.copyOf(sets);
    if (workers < 1) {
      throw new IllegalArgumentException("workers must be at least 1, got " + workers);
    }
  }

  /** How many times an image is shown to the model in all. */
  public long passes() {
    return sets.stream().mapToLong(PassSet::passes).sum();
  }
}

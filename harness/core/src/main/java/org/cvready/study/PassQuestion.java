package org.cvready.study;

import java.util.List;
import org.cvready.match.OperatingPoint;
import org.cvready.study.strange.Watch;

/**
 * Which images a model is to be shown, and how.
 *
 * @param sets in the order in which they are shown
 * @param point the operating point of the outcomes
 * @param seed of the random streams
 * @param workers threads, at least 1; results do not depend on how many
 * @param watch what is asked about strange images
 */
public record PassQuestion(
    List<PassSet> sets, OperatingPoint point, long seed, int workers, Watch watch) {
  /** Copies the list and checks the workers. */
  public PassQuestion {
    sets = List.copyOf(sets);
    if (workers < 1) {
      throw new IllegalArgumentException("workers must be at least 1, got " + workers);
    }
  }

  /** A question without a guard against strange images. */
  public PassQuestion(List<PassSet> sets, OperatingPoint point, long seed, int workers) {
    this(sets, point, seed, workers, Watch.NONE);
  }

  /** How many times an image is shown to the model in all. */
  public long passes() {
    return sets.stream().mapToLong(PassSet::passes).sum();
  }
}

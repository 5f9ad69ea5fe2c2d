package org.cvready.study.strange;

import java.util.Set;

/**
 * A guard with its twin, so that no image is decided by what was fitted on it: the guard decides
 * every image but those that it was fitted on, which the twin decides, fitted on the other half of
 * the reference set.
 *
 * @param split the halves of the reference set
 * @param guard fitted on the first half
 * @param twin fitted on the other
 * @param sets names of the sets that it guards; empty for all
 */
public record SplitGuard(ReferenceSplit split, Guard guard, Guard twin, Set<String> sets) {
  /** Copies the names. */
  public SplitGuard {
    sets = Set.copyOf(sets);
  }

  /** A guard for every set. */
  public SplitGuard(ReferenceSplit split, Guard guard, Guard twin) {
    this(split, guard, twin, Set.of());
  }

  /** Whether the images of a set are guarded. */
  public boolean guards(String dataset) {
    return sets.isEmpty() || sets.contains(dataset);
  }

  /**
   * Whether an image is too strange.
   *
   * @param dataset the set it belongs to
   * @param cluster its cluster there
   * @param traits what is known of it as it was shown
   */
  public boolean trips(String dataset, String cluster, StrangeTraits traits) {
    return guards(dataset) && of(dataset, cluster).trips(traits);
  }

  /** The guard that decides an image, under whatever condition. */
  public Guard of(String dataset, String cluster) {
    return dataset.equals(split.dataset()) && split.isFitted(cluster) ? twin : guard;
  }
}

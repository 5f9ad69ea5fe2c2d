package org.cvready.study.slice;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.metric.Decision;

/**
 * Another run on the same images: another model, threshold or input size.
 *
 * @param words what it was
 * @param sets by name; sets that it did not run are not there
 */
public record Baseline(String words, SortedMap<String, Images> sets) {
  /** Copies the map. */
  public Baseline {
    sets = Collections.unmodifiableSortedMap(new TreeMap<>(sets));
  }

  /**
   * What it saw on one set.
   *
   * @param seen an entry for each image of this run's set, in its order; empty where the other run
   *     has no such image
   * @param others images that only the other run has, at least 0
   */
  public record Images(List<Optional<Seen>> seen, long others) {
    /** Copies the list. */
    public Images {
      seen = List.copyOf(seen);
    }
  }

  /**
   * What it did with an image as it was captured.
   *
   * @param decision what the line would have done
   * @param misses objects missed by class index of this run; a class that is not there had none
   */
  public record Seen(Decision decision, Map<Integer, Integer> misses) {
    /** Copies the map. */
    public Seen {
      misses = Map.copyOf(misses);
    }
  }
}

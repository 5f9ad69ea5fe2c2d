package org.cvready.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.cvready.perturb.RandomStreams;

/**
 * A set in two: something is chosen on the one half and judged on the other, and no independent
 * unit is in both.
 */
public final class Halves {
  private Halves() {}

  /**
   * Which images are in the first half: those of half of the units, drawn at random.
   *
   * @param clusters the independent unit of each image
   * @param seed of the draw
   * @param dataset name of the set
   * @param purpose what the halves are for; each purpose has a draw of its own
   */
  public static boolean[] first(List<String> clusters, long seed, String dataset, String purpose) {
    Set<String> chosen = new HashSet<>();
    List<String> order = order(clusters, seed, dataset, purpose);
    for (int i = 0; i < (order.size() + 1) / 2; i++) {
      chosen.add(order.get(i));
    }
    boolean[] first = new boolean[clusters.size()];
    for (int i = 0; i < first.length; i++) {
      first[i] = chosen.contains(clusters.get(i));
    }
    return first;
  }

  /** The different units in random order; the same draw whatever the order of the images is. */
  public static List<String> order(
      List<String> clusters, long seed, String dataset, String purpose) {
    List<String> units = new ArrayList<>(new LinkedHashSet<>(clusters));
    units.sort(null);
    RandomGenerator random = RandomStreams.of(seed, dataset, purpose);
    for (int i = units.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      String moved = units.get(i);
      units.set(i, units.get(j));
      units.set(j, moved);
    }
    return units;
  }
}

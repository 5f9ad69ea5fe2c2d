package org.cvready.study.production;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cvready.metric.Confidence;

/**
 * How a site's units are decided, by what is wrong with them.
 *
 * <p>Each rate is conditional on the state of a unit, so it may come from enriched sets: how often
 * a state occurs is not read from the images. A unit with several classes counts for each of them,
 * so that their rates share units; {@link #overlap} says how much.
 *
 * @param good units with nothing wrong
 * @param defective a state each, in the order in which the classes were asked for
 * @param overlap of the states, good first: the cosine of their numbers of units by independent
 *     unit, in [0, 1]; what two rates of the same decision correlate by where units of a cluster
 *     share their fate
 * @param severalClasses units that show more than one of the classes
 */
public record LineRates(
    StateRates good, List<StateRates> defective, List<List<Double>> overlap, long severalClasses) {
  /** Copies the lists. */
  public LineRates {
    defective = List.copyOf(defective);
    overlap = overlap.stream().map(List::copyOf).toList();
  }

  /**
   * Counts.
   *
   * @param units of one site
   * @param classes names of the classes of interest by their index
   * @param confidence of the bounds
   */
  public static LineRates of(
      List<LineUnit> units, Map<Integer, String> classes, Confidence confidence) {
    List<List<LineUnit>> states = new ArrayList<>();
    states.add(units.stream().filter(LineUnit::isGood).toList());
    List<StateRates> defective = new ArrayList<>();
    classes.forEach(
        (index, name) -> {
          List<LineUnit> with = units.stream().filter(u -> u.classes().contains(index)).toList();
          states.add(with);
          defective.add(StateRates.ofClass(name, with, confidence));
        });
    long several =
        units.stream()
            .filter(u -> u.classes().stream().filter(classes::containsKey).count() > 1)
            .count();
    return new LineRates(
        StateRates.ofGood(states.get(0), confidence), defective, overlaps(states), several);
  }

  private static List<List<Double>> overlaps(List<List<LineUnit>> states) {
    List<Map<String, Integer>> counts = new ArrayList<>();
    for (List<LineUnit> units : states) {
      Map<String, Integer> byCluster = new HashMap<>();
      units.forEach(unit -> byCluster.merge(unit.cluster(), 1, Integer::sum));
      counts.add(byCluster);
    }
    List<List<Double>> overlaps = new ArrayList<>();
    for (Map<String, Integer> a : counts) {
      overlaps.add(counts.stream().map(b -> cosine(a, b)).toList());
    }
    return overlaps;
  }

  private static double cosine(Map<String, Integer> a, Map<String, Integer> b) {
    long both = 0;
    for (Map.Entry<String, Integer> entry : a.entrySet()) {
      both += (long) entry.getValue() * b.getOrDefault(entry.getKey(), 0);
    }
    return both == 0 ? 0 : Math.min(1, both / Math.sqrt((double) squares(a) * squares(b)));
  }

  private static long squares(Map<String, Integer> counts) {
    return counts.values().stream().mapToLong(count -> (long) count * count).sum();
  }

  /** The states, good first, as {@link #overlap} has them. */
  List<StateRates> states() {
    List<StateRates> states = new ArrayList<>(List.of(good));
    states.addAll(defective);
    return states;
  }
}

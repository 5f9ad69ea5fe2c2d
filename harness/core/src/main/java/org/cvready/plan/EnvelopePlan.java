package org.cvready.plan;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.perturb.Perturbation;

/**
 * Whose breaking points are searched, and how far.
 *
 * @param gates limits on shares of what is there, on images as captured
 * @param search perturbations alone, in the order of the plan
 * @param pairs perturbations together
 * @param looks how many times at most a test looks, in [1, 100]
 * @param between random magnitudes probed between rungs on each side, in [0, 50]
 * @param sample independent units shown at one magnitude at most; empty for all
 * @param mmPerPixel millimetres of the site's scene that a pixel takes, where stated
 * @param exposureMillis the site's exposure time in milliseconds, where stated
 * @param siteAt where the site lies, by the name of the perturbation
 */
public record EnvelopePlan(
    List<GatePlan> gates,
    List<SearchPlan> search,
    List<PairPlan> pairs,
    int looks,
    int between,
    OptionalInt sample,
    OptionalDouble mmPerPixel,
    OptionalDouble exposureMillis,
    SortedMap<String, Double> siteAt) {
  /** Copies the collections. */
  public EnvelopePlan {
    gates = List.copyOf(gates);
    search = List.copyOf(search);
    pairs = List.copyOf(pairs);
    siteAt = Collections.unmodifiableSortedMap(new TreeMap<>(siteAt));
  }

  /** The search of this name; the reader has checked that pairs name only those there are. */
  public SearchPlan search(String name) {
    return search.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no search of " + name));
  }

  /**
   * How far one perturbation is searched.
   *
   * @param name key in the plan
   * @param perturbation with its settings
   * @param near the magnitude that the search leaves: clean, or the end nearest to it
   * @param ends the last magnitude on each side that is searched, one or two, the lesser first
   * @param steps rungs on each side, at least 1
   */
  public record SearchPlan(
      String name, Perturbation perturbation, double near, List<Double> ends, int steps) {
    /** Copies the list. */
    public SearchPlan {
      ends = List.copyOf(ends);
    }
  }

  /**
   * Two perturbations that are searched together.
   *
   * @param x name of the first in {@code search}
   * @param y name of the second
   * @param steps rungs on each side of each, at least 1
   */
  public record PairPlan(String x, String y, int steps) {}
}

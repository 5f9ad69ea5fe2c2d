package org.cvready.study.production;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;

/**
 * One unit as the line meets it: what is on it, and what was decided.
 *
 * @param cluster the independent unit it belongs to
 * @param decision what the line does with it, the worst of its images
 * @param classes indexes of the classes that are certainly there
 * @param unclear whether it shows crowd or difficult objects, so that it is not certainly good
 */
public record LineUnit(String cluster, Decision decision, Set<Integer> classes, boolean unclear) {
  /** Copies the classes. */
  public LineUnit {
    classes = Set.copyOf(classes);
  }

  /** The units that the images show, in the order of their first image. */
  public static List<LineUnit> of(List<ImageOutcome> images) {
    Map<String, LineUnit> units = new LinkedHashMap<>();
    for (ImageOutcome image : images) {
      units.merge(image.unit(), ofImage(image), LineUnit::and);
    }
    return List.copyOf(units.values());
  }

  private static LineUnit ofImage(ImageOutcome image) {
    Set<Integer> classes = new TreeSet<>();
    boolean unclear = false;
    for (ClassOutcome outcome : image.classes()) {
      if (outcome.present()) {
        classes.add(outcome.classIndex());
      }
      unclear |= outcome.unclear();
    }
    return new LineUnit(image.cluster(), image.decision(), classes, unclear);
  }

  private LineUnit and(LineUnit other) {
    Set<Integer> both = new TreeSet<>(classes);
    both.addAll(other.classes);
    return new LineUnit(cluster, decision.orWorse(other.decision), both, unclear || other.unclear);
  }

  /** The same unit, decided otherwise. */
  public LineUnit decided(Decision other) {
    return new LineUnit(cluster, other, classes, unclear);
  }

  /** The same unit in a pool of several sets, where names may come twice. */
  public LineUnit in(String pool) {
    return new LineUnit(pool + "/" + cluster, decision, classes, unclear);
  }

  /** Whether nothing is wrong with it, for certain. */
  public boolean isGood() {
    return classes.isEmpty() && !unclear;
  }
}

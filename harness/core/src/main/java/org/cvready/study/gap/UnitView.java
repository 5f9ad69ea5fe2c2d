package org.cvready.study.gap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.ObjectOutcome;

/**
 * One unit on the line over all of its images.
 *
 * @param cluster the independent unit it belongs to
 * @param decision the worst of its images
 * @param present classes that are certainly there
 * @param unclear classes that are there only as crowd or difficult
 * @param raised classes that were raised
 * @param objects all labelled objects
 */
record UnitView(
    String cluster,
    Decision decision,
    SortedSet<Integer> present,
    SortedSet<Integer> unclear,
    SortedSet<Integer> raised,
    List<ObjectOutcome> objects) {

  /** Units in the order of their first image. */
  static List<UnitView> of(List<ImageOutcome> images) {
    Map<String, List<ImageOutcome>> units = new LinkedHashMap<>();
    for (ImageOutcome image : images) {
      units.computeIfAbsent(image.unit(), key -> new ArrayList<>(1)).add(image);
    }
    return units.values().stream().map(UnitView::ofImages).toList();
  }

  private static UnitView ofImages(List<ImageOutcome> images) {
    SortedSet<Integer> present = new TreeSet<>();
    SortedSet<Integer> unclear = new TreeSet<>();
    SortedSet<Integer> raised = new TreeSet<>();
    List<ObjectOutcome> objects = new ArrayList<>();
    Decision decision = Decision.ACCEPT;
    for (ImageOutcome image : images) {
      decision = decision.orWorse(image.decision());
      objects.addAll(image.objects());
      for (ClassOutcome outcome : image.classes()) {
        if (outcome.present()) {
          present.add(outcome.classIndex());
        }
        if (outcome.unclear()) {
          unclear.add(outcome.classIndex());
        }
        if (outcome.raised()) {
          raised.add(outcome.classIndex());
        }
      }
    }
    unclear.removeAll(present);
    return new UnitView(images.get(0).cluster(), decision, present, unclear, raised, objects);
  }

  /** The class that it shows: one, several or none. */
  int mix() {
    if (present.isEmpty()) {
      return TrialKind.NOTHING;
    }
    return present.size() == 1 ? present.first() : TrialKind.SEVERAL;
  }
}

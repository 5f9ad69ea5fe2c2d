package org.cvready.study.failsafe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Decision;
import org.cvready.metric.DecisionRule;
import org.cvready.metric.ImageOutcome;

/**
 * One unit over all of its images under one condition.
 *
 * @param cluster the independent unit it belongs to
 * @param decision the worst of its images
 * @param unguarded the same, had there been no guard
 * @param present whether an object is certainly there
 * @param unclear whether it can be said neither to be good nor to be defective
 * @param raised classes raised on images that were decided REJECT
 */
record ShownUnit(
    String cluster,
    Decision decision,
    Decision unguarded,
    boolean present,
    boolean unclear,
    SortedSet<Integer> raised) {

  /** The units of images, in the order of their first image. */
  static List<ShownUnit> of(List<ImageOutcome> images, DecisionRule rule) {
    Map<String, ShownUnit> units = new LinkedHashMap<>();
    for (ImageOutcome image : images) {
      units.merge(image.unit(), ofImage(image, rule), ShownUnit::and);
    }
    return new ArrayList<>(units.values());
  }

  private static ShownUnit ofImage(ImageOutcome image, DecisionRule rule) {
    boolean present = false;
    boolean unclear = false;
    SortedSet<Integer> raised = new TreeSet<>();
    for (ClassOutcome outcome : image.classes()) {
      present |= outcome.present();
      unclear |= outcome.unclear();
      if (outcome.raised() && image.decision() == Decision.REJECT) {
        raised.add(outcome.classIndex());
      }
    }
    return new ShownUnit(
        image.cluster(),
        image.decision(),
        rule.withoutGuard(image),
        present,
        !present && unclear,
        raised);
  }

  private ShownUnit and(ShownUnit other) {
    SortedSet<Integer> both = new TreeSet<>(raised);
    both.addAll(other.raised);
    boolean either = present || other.present;
    return new ShownUnit(
        cluster,
        decision.orWorse(other.decision),
        unguarded.orWorse(other.unguarded),
        either,
        !either && (unclear || other.unclear),
        both);
  }
}

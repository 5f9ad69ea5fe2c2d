package org.cvready.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What happened to one unit on the line, as to one class or to all together: the worst of its
 * images.
 *
 * @param cluster the independent unit it belongs to
 * @param decision what the line does with it
 * @param present whether the class is there on any image
 * @param unclear whether it is there only as crowd or difficult
 * @param raised whether it was raised on any image
 * @param localised whether it was raised on a true object
 * @param score how strongly it was raised; larger is stronger, negative infinity for not at all
 */
record UnitOutcome(
    String cluster,
    Decision decision,
    boolean present,
    boolean unclear,
    boolean raised,
    boolean localised,
    double score) {

  /** Units in the order of their first image. */
  static List<UnitOutcome> of(List<ImageOutcome> images, OptionalInt classIndex) {
    Map<String, UnitOutcome> units = new LinkedHashMap<>();
    for (ImageOutcome image : images) {
      units.merge(image.unit(), ofImage(image, classIndex), UnitOutcome::and);
    }
    return new ArrayList<>(units.values());
  }

  private static UnitOutcome ofImage(ImageOutcome image, OptionalInt classIndex) {
    return classIndex.isPresent() ? ofClass(image, classIndex.getAsInt()) : ofAllClasses(image);
  }

  private static UnitOutcome ofClass(ImageOutcome image, int classIndex) {
    return image
        .of(classIndex)
        .map(
            outcome ->
                new UnitOutcome(
                    image.cluster(),
                    image.decision(),
                    outcome.present(),
                    outcome.unclear(),
                    outcome.raised(),
                    outcome.found() > 0,
                    outcome.topScore()))
        .orElseGet(
            () ->
                new UnitOutcome(image.cluster(), image.decision(), false, false, false, false, 0));
  }

  private static UnitOutcome ofAllClasses(ImageOutcome image) {
    boolean present = false;
    boolean unclear = false;
    boolean raised = false;
    boolean localised = false;
    for (ClassOutcome outcome : image.classes()) {
      present |= outcome.present();
      unclear |= outcome.unclear();
      raised |= outcome.raised();
      localised |= outcome.found() > 0;
    }
    return new UnitOutcome(
        image.cluster(),
        image.decision(),
        present,
        !present && unclear,
        raised,
        localised,
        image.margin());
  }

  private UnitOutcome and(UnitOutcome other) {
    boolean eitherPresent = present || other.present;
    return new UnitOutcome(
        cluster,
        decision.orWorse(other.decision),
        eitherPresent,
        !eitherPresent && (unclear || other.unclear),
        raised || other.raised,
        localised || other.localised,
        Math.max(score, other.score));
  }
}

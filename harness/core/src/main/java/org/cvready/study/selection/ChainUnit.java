package org.cvready.study.selection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;

/**
 * A unit on the line, as the model decides it and as the chain does: each the worst of its images.
 *
 * @param cluster the independent unit it belongs to
 * @param present whether it has a defect
 * @param unclear whether it has one as crowd or difficult
 * @param model what the model alone decides
 * @param chain what the chain decides
 */
record ChainUnit(String cluster, boolean present, boolean unclear, Decision model, Decision chain) {
  /**
   * The units of images, in the order of their first image.
   *
   * @param first images as the model decides them
   * @param second the same images as the chain does
   * @param classIndex whose defects count; empty for all
   */
  static List<ChainUnit> of(
      List<ImageOutcome> first, List<ImageOutcome> second, OptionalInt classIndex) {
    Map<String, ChainUnit> units = new LinkedHashMap<>();
    for (int i = 0; i < first.size(); i++) {
      units.merge(first.get(i).unit(), of(first.get(i), second.get(i), classIndex), ChainUnit::and);
    }
    return new ArrayList<>(units.values());
  }

  private static ChainUnit of(ImageOutcome first, ImageOutcome second, OptionalInt classIndex) {
    boolean present = false;
    boolean unclear = false;
    for (ClassOutcome outcome : first.classes()) {
      if (classIndex.isEmpty() || classIndex.getAsInt() == outcome.classIndex()) {
        present |= outcome.present();
        unclear |= outcome.unclear();
      }
    }
    return new ChainUnit(first.cluster(), present, unclear, first.decision(), second.decision());
  }

  private ChainUnit and(ChainUnit other) {
    return new ChainUnit(
        cluster,
        present || other.present,
        unclear || other.unclear,
        model.orWorse(other.model),
        chain.orWorse(other.chain));
  }
}

package org.cvready.study.threshold;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;

/** A unit on the line by the highest scores on any of its images, for any operating point. */
final class ChoiceUnit {
  private final String cluster;
  private final double[] tops;
  private final Set<Integer> present = new TreeSet<>();
  private boolean unclear;
  private boolean strange;

  private ChoiceUnit(String cluster, int classes) {
    this.cluster = cluster;
    this.tops = new double[classes];
  }

  /** The units that the images show, in the order of their first image. */
  static List<ChoiceUnit> of(List<ImageOutcome> images, int classes) {
    Map<String, ChoiceUnit> units = new LinkedHashMap<>();
    for (ImageOutcome image : images) {
      units
          .computeIfAbsent(image.unit(), key -> new ChoiceUnit(image.cluster(), classes))
          .add(image);
    }
    return List.copyOf(units.values());
  }

  /** A strange image goes to review, whatever is detected on it. */
  private void add(ImageOutcome image) {
    strange |= image.strange();
    for (ClassOutcome outcome : image.classes()) {
      int c = outcome.classIndex();
      if (c < tops.length && !image.strange()) {
        tops[c] = Math.max(tops[c], outcome.topScore());
      }
      if (outcome.present()) {
        present.add(c);
      }
      unclear |= outcome.unclear();
    }
  }

  String cluster() {
    return cluster;
  }

  /** Whether a guard holds an image of it back for review. */
  boolean isStrange() {
    return strange;
  }

  /** The highest score of a class on images that no guard holds back, 0 where there was none. */
  double top(int c) {
    return tops[c];
  }

  boolean has(int c) {
    return present.contains(c);
  }

  boolean isGood() {
    return present.isEmpty() && !unclear;
  }

  /** What the line does with it at an operating point, but for one class. */
  Decision without(int leftOut, double[] scores, double[] reviewFrom) {
    Decision decision = strange ? Decision.REVIEW : Decision.ACCEPT;
    for (int c = 0; c < tops.length; c++) {
      if (c != leftOut) {
        decision = decision.orWorse(of(tops[c], scores[c], reviewFrom[c]));
      }
    }
    return decision;
  }

  static Decision of(double top, double score, double reviewFrom) {
    if (top > 0 && top >= score) {
      return Decision.REJECT;
    }
    return top > 0 && top >= reviewFrom ? Decision.REVIEW : Decision.ACCEPT;
  }
}

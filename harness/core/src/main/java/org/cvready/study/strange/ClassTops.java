package org.cvready.study.strange;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.vision.Detection;

/** The highest score of each class that was detected on an image. */
final class ClassTops {
  // Keeps logarithms finite where a model is certain.
  private static final double EDGE = 1e-7;

  private final int[] classes;
  private final float[] scores;

  private ClassTops(SortedMap<Integer, Double> tops) {
    this.classes = tops.keySet().stream().mapToInt(Integer::intValue).toArray();
    this.scores = new float[classes.length];
    int at = 0;
    for (double top : tops.values()) {
      scores[at++] = (float) top;
    }
  }

  static ClassTops of(List<Detection> detections) {
    SortedMap<Integer, Double> tops = new TreeMap<>();
    detections.forEach(found -> tops.merge(found.classIndex(), found.score(), Math::max));
    return new ClassTops(tops);
  }

  ClassTops without(int classIndex) {
    SortedMap<Integer, Double> tops = new TreeMap<>();
    for (int i = 0; i < classes.length; i++) {
      if (classes[i] != classIndex) {
        tops.put(classes[i], (double) scores[i]);
      }
    }
    return new ClassTops(tops);
  }

  /** The highest score of all, 0 without any detection. */
  double highest() {
    double highest = 0;
    for (float score : scores) {
      highest = Math.max(highest, score);
    }
    return highest;
  }

  /** Sum of the classes' binary entropies, nats; a class without a detection adds nothing. */
  double entropy() {
    double sum = 0;
    for (float score : scores) {
      double there = inside(score);
      sum -= there * StrictMath.log(there) + (1 - there) * StrictMath.log(1 - there);
    }
    return sum;
  }

  /** Sum of the classes' ln(1 + exp(logit)), which is -ln(1 - score). */
  double energy() {
    double sum = 0;
    for (float score : scores) {
      sum -= StrictMath.log(1 - inside(score));
    }
    return sum;
  }

  private static double inside(double score) {
    return Math.min(Math.max(score, EDGE), 1 - EDGE);
  }
}

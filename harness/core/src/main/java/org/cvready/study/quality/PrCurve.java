package org.cvready.study.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Precision over recall of one class, as its operating score falls from 1 to 0; object level.
 *
 * @param className the class
 * @param objects labelled objects of it, above 0
 * @param area under the curve with each precision raised to the best at that recall or more, in [0,
 *     1]: average precision without COCO's grid of recalls and its limit on detections
 * @param curve recall and precision after each detection that finds something; thinned
 * @param operating recall and precision at the operating score; empty where nothing counts there
 */
public record PrCurve(
    String className, long objects, double area, Curve curve, Optional<OperatingPair> operating) {

  /**
   * Where the operating score lies on a curve.
   *
   * @param x in [0, 1]
   * @param y in [0, 1]
   */
  public record OperatingPair(double x, double y) {}

  /**
   * A detection that counts for the curve.
   *
   * @param score in [0, 1]
   * @param right whether it found an object
   */
  record Scored(double score, boolean right) {}

  /**
   * The curve of detections in any order.
   *
   * @param objects labelled objects, above 0
   * @param detections without those that count for nothing
   * @param operatingScore from which detections count, in [0, 1]
   */
  static PrCurve of(
      String className, long objects, List<Scored> detections, double operatingScore) {
    List<Scored> sorted = new ArrayList<>(detections);
    sorted.sort(Comparator.comparingDouble(Scored::score).reversed());
    List<Double> recalls = new ArrayList<>();
    List<Double> precisions = new ArrayList<>();
    Optional<OperatingPair> operating = Optional.empty();
    long right = 0;
    for (int i = 0; i < sorted.size(); i++) {
      right += sorted.get(i).right() ? 1 : 0;
      boolean last = i + 1 == sorted.size();
      if (!last && sorted.get(i + 1).score() == sorted.get(i).score()) {
        continue; // One threshold lets all equal scores through.
      }
      double recall = (double) right / objects;
      double precision = (double) right / (i + 1);
      recalls.add(recall);
      precisions.add(precision);
      if (sorted.get(i).score() >= operatingScore) {
        operating = Optional.of(new OperatingPair(recall, precision));
      }
    }
    Curve curve = new Curve(recalls, precisions);
    return new PrCurve(className, objects, raisedArea(curve), curve.thinned(), operating);
  }

  private static double raisedArea(Curve curve) {
    double area = 0;
    double best = 0;
    for (int i = curve.size() - 1; i >= 0; i--) {
      best = Math.max(best, curve.y().get(i));
      double before = i == 0 ? 0 : curve.x().get(i - 1);
      area += (curve.x().get(i) - before) * best;
    }
    return area;
  }
}

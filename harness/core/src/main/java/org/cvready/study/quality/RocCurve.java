package org.cvready.study.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cvready.metric.UnitScores;
import org.cvready.study.quality.PrCurve.OperatingPair;

/**
 * How many units with a class, or with any, are raised over how many without it, as the operating
 * score falls; image level.
 *
 * @param className the class; empty for all together
 * @param with units that have it
 * @param without units that do not
 * @param area under the curve, in [0, 1]
 * @param curve false positive rate and true positive rate; thinned
 * @param operating the two at the operating point; empty where they are not measured
 */
public record RocCurve(
    Optional<String> className,
    long with,
    long without,
    double area,
    Curve curve,
    Optional<OperatingPair> operating) {

  /** Every point of the curve from (0, 0) to (1, 1); there must be a score on either side. */
  static Curve points(double[] with, double[] without) {
    double[] high = with.clone();
    double[] low = without.clone();
    Arrays.sort(high);
    Arrays.sort(low);
    List<Double> x = new ArrayList<>(List.of(0.0));
    List<Double> y = new ArrayList<>(List.of(0.0));
    int h = high.length;
    int l = low.length;
    while (h > 0 || l > 0) {
      double next = Math.max(top(high, h), top(low, l));
      while (h > 0 && high[h - 1] == next) {
        h--;
      }
      while (l > 0 && low[l - 1] == next) {
        l--;
      }
      x.add((double) (low.length - l) / low.length);
      y.add((double) (high.length - h) / high.length);
    }
    return new Curve(x, y);
  }

  private static double top(double[] sorted, int left) {
    return left == 0 ? Double.NEGATIVE_INFINITY : sorted[left - 1];
  }

  /**
   * The curve of scores; empty where one side has none.
   *
   * @param className the class; empty for all together
   * @param scores of the units
   * @param operating where the operating point lies
   */
  static Optional<RocCurve> of(
      Optional<String> className, UnitScores scores, Optional<OperatingPair> operating) {
    double[] with = scores.with();
    double[] without = scores.without();
    if (with.length == 0 || without.length == 0) {
      return Optional.empty();
    }
    Curve all = points(with, without);
    return Optional.of(
        new RocCurve(className, with.length, without.length, all.area(), all.thinned(), operating));
  }
}

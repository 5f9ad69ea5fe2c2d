package org.cvready.metric.tide;

import java.util.ArrayList;
import java.util.List;
import org.cvready.match.DescendingScores;

/**
 * The detections that make up the precision-recall curves, class by class, and the objects to find.
 *
 * <p>The average precision is TIDE's: 101 recall thresholds k/100, and a class with false alarms
 * but no objects counts as 0. Detections of equal score stay in the order of adding.
 */
final class CurvePoints {
  private static final int RECALLS = 101;

  /** A detection on a curve. */
  record Point(int category, double score, boolean correct) {}

  private final List<List<Point>> byCategory = new ArrayList<>();
  private final long[] objects;

  CurvePoints(long[] objects) {
    this.objects = objects.clone();
    for (int c = 0; c < objects.length; c++) {
      byCategory.add(new ArrayList<>());
    }
  }

  void add(Point point) {
    byCategory.get(point.category).add(point);
  }

  void removeObject(int category) {
    objects[category]--;
  }

  long[] objects() {
    return objects.clone();
  }

  /** The correct detections: by class, in the order of adding. */
  List<Point> correct() {
    return byCategory.stream().flatMap(List::stream).filter(Point::correct).toList();
  }

  /** The mean over classes that have objects or detections, in points of 100; 0 without any. */
  double averagePrecision() {
    double sum = 0;
    int classes = 0;
    for (int c = 0; c < objects.length; c++) {
      if (objects[c] != 0 || !byCategory.get(c).isEmpty()) {
        sum += averagePrecision(byCategory.get(c), objects[c]);
        classes++;
      }
    }
    return classes == 0 ? 0 : sum / classes;
  }

  private static double averagePrecision(List<Point> points, long objects) {
    if (objects == 0) {
      return 0;
    }
    double[] precisions = new double[points.size()];
    double[] recalls = new double[points.size()];
    long found = 0;
    int n = 0;
    for (Point point : byScore(points)) {
      found += point.correct ? 1 : 0;
      precisions[n] = (double) found / (n + 1);
      recalls[n] = (double) found / objects;
      n++;
    }
    for (int i = n - 1; i > 0; i--) {
      precisions[i - 1] = Math.max(precisions[i - 1], precisions[i]);
    }
    double sum = 0;
    int at = 0;
    for (int r = 0; r < RECALLS; r++) {
      while (at < n && recalls[at] < r / 100.0) {
        at++;
      }
      sum += at < n ? precisions[at] : 0;
    }
    return sum / RECALLS * 100;
  }

  private static List<Point> byScore(List<Point> points) {
    int[] order = new int[points.size()];
    double[] scores = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
      scores[i] = points.get(i).score;
    }
    DescendingScores.sort(order, 0, order.length, scores);
    List<Point> sorted = new ArrayList<>(order.length);
    for (int i : order) {
      sorted.add(points.get(i));
    }
    return sorted;
  }
}

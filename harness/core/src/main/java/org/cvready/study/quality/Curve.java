package org.cvready.study.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Points of a curve in the unit square, in the order in which they are joined.
 *
 * @param x in [0, 1]
 * @param y in [0, 1], as many as {@code x}
 */
public record Curve(List<Double> x, List<Double> y) {
  /** The most points that a drawn curve keeps. */
  static final int MOST_POINTS = 100;

  /** Copies the columns. */
  public Curve {
    x = List.copyOf(x);
    y = List.copyOf(y);
    if (x.size() != y.size()) {
      throw new IllegalArgumentException(
          "a curve must have as many x as y, got %d and %d".formatted(x.size(), y.size()));
    }
  }

  /** How many points there are. */
  public int size() {
    return x.size();
  }

  /** The area under the straight lines between the points. */
  double area() {
    double area = 0;
    for (int i = 1; i < size(); i++) {
      area += (x.get(i) - x.get(i - 1)) * (y.get(i) + y.get(i - 1)) / 2;
    }
    return area;
  }

  /** The same line for a drawing: at most a hundred points, evenly along it, to four decimals. */
  Curve thinned() {
    List<Double> fewX = new ArrayList<>();
    List<Double> fewY = new ArrayList<>();
    double step = length() / (MOST_POINTS - 2);
    double since = 0;
    for (int i = 0; i < size(); i++) {
      since +=
          i == 0 ? step : Math.abs(x.get(i) - x.get(i - 1)) + Math.abs(y.get(i) - y.get(i - 1));
      // A curve that stays in place has no length, and each of its points would be far enough.
      boolean far = i == 0 || (since > 0 && since >= step);
      boolean kept = size() <= MOST_POINTS || far || i == size() - 1;
      if (kept) {
        fewX.add(rounded(x.get(i)));
        fewY.add(rounded(y.get(i)));
        since = 0;
      }
    }
    return new Curve(fewX, fewY);
  }

  private double length() {
    double length = 0;
    for (int i = 1; i < size(); i++) {
      length += Math.abs(x.get(i) - x.get(i - 1)) + Math.abs(y.get(i) - y.get(i - 1));
    }
    return length;
  }

  private static double rounded(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.4f", value));
  }
}

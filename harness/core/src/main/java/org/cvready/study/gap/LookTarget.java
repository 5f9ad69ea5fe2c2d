package org.cvready.study.gap;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.cvready.imaging.ImageMeasures;

/** How a site's images look, as against the benchmark's. */
final class LookTarget {
  private final double[] benchmark;
  private final double[] site;
  private final double[] spread;

  /**
   * A look to reach.
   *
   * @param benchmark median of each of {@link LookMeasure#ALL} on its scale; NaN for none
   * @param site likewise
   * @param spread how widely single images of one set differ, pooled; positive
   */
  LookTarget(double[] benchmark, double[] site, double[] spread) {
    this.benchmark = benchmark;
    this.site = site;
    this.spread = spread;
  }

  double[] benchmark() {
    return benchmark;
  }

  double[] site() {
    return site;
  }

  double[] spread() {
    return spread;
  }

  // The distance between the quartiles of a normal distribution, in standard deviations.
  private static final double QUARTILES = 1.349;

  static LookTarget of(GapSet benchmark, GapSet site) {
    int measures = LookMeasure.ALL.size();
    double[] first = new double[measures];
    double[] second = new double[measures];
    double[] spread = new double[measures];
    for (int m = 0; m < measures; m++) {
      LookMeasure measure = LookMeasure.ALL.get(m);
      double[] one = values(benchmark, measure);
      double[] other = values(site, measure);
      first[m] = MeasureShifts.median(one).orElse(Double.NaN);
      second[m] = MeasureShifts.median(other).orElse(Double.NaN);
      double pooled = Math.sqrt((square(spread(one)) + square(spread(other))) / 2);
      spread[m] = Math.max(measure.resolution(), pooled);
    }
    return new LookTarget(first, second, spread);
  }

  private static double[] values(GapSet set, LookMeasure measure) {
    return set.measures().stream()
        .map((ImageMeasures image) -> measure.value(image))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .toArray();
  }

  private static double spread(double[] values) {
    if (values.length < 2) {
      return 0;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(3 * (sorted.length - 1)) / 4] - sorted[(sorted.length - 1) / 4]) / QUARTILES;
  }

  private static double square(double x) {
    return x * x;
  }

  /** How far the site is off in one measure, in its spread, after a change; 0 where unknown. */
  double off(int measure, double change) {
    double difference = site[measure] - benchmark[measure] - change;
    return Double.isNaN(difference) ? 0 : difference / spread[measure];
  }

  /** How far the site is off in all measures together after a change of the benchmark. */
  double distance(double[] change) {
    double sum = 0;
    for (int m = 0; m < change.length; m++) {
      sum += Math.abs(off(m, change[m]));
    }
    return sum;
  }
}

package org.cvready.metric.classify;

import java.util.OptionalDouble;

/**
 * The area below a curve of precision over recall, in two readings that differ.
 *
 * <p>Source: J. Davis and M. Goadrich, "The relationship between precision-recall and ROC curves",
 * ICML 2006, on why straight lines between points flatter.
 */
public final class PrecisionRecall {
  private PrecisionRecall() {}

  /**
   * Average precision: precision at each threshold, weighted by the recall it adds. Nothing is
   * drawn between thresholds.
   *
   * @return 0 without scores to find, as nothing is added; empty without any score
   */
  public static OptionalDouble averagePrecision(ThresholdCounts counts) {
    if (counts.size() == 0) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    long before = 0;
    for (int i = 0; i < counts.size() && counts.positives() > 0; i++) {
      long found = counts.truePositives(i);
      sum += (double) (found - before) / counts.positives() * precision(counts, i);
      before = found;
    }
    return OptionalDouble.of(sum);
  }

  /**
   * The area below straight lines between the thresholds, from precision 1 at recall 0.
   *
   * @return empty without scores to find
   */
  public static OptionalDouble trapezoidArea(ThresholdCounts counts) {
    if (counts.positives() == 0) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    long before = 0;
    double last = 1;
    for (int i = 0; i < counts.size(); i++) {
      long found = counts.truePositives(i);
      double precision = precision(counts, i);
      sum += (double) (found - before) / counts.positives() * (precision + last) / 2;
      before = found;
      last = precision;
    }
    return OptionalDouble.of(sum);
  }

  private static double precision(ThresholdCounts counts, int step) {
    long found = counts.truePositives(step);
    return (double) found / (found + counts.falsePositives(step));
  }
}

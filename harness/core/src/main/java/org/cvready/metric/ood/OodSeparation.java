package org.cvready.metric.ood;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.cvready.metric.classify.Auroc;
import org.cvready.metric.classify.PrecisionRecall;
import org.cvready.metric.classify.ThresholdCounts;

/**
 * How a score separates known images from foreign (out-of-distribution) ones, where higher scores
 * mean more foreign.
 *
 * <p>"FPR95" has no single meaning in the literature: which side counts as positive, and which
 * threshold has a recall "of" 95 %, both move it. Each reading here says which it is; {@link
 * #falseAlarmsAtRecall} is the one to report.
 *
 * <p>Sources: D. Hendrycks and K. Gimpel, "A baseline for detecting misclassified and
 * out-of-distribution examples in neural networks", ICLR 2017; J. Zhang et al., "OpenOOD v1.5"
 * (2023).
 */
public final class OodSeparation {
  private final double[] known;
  private final double[] foreign;
  private final ThresholdCounts foreignFound;
  private final ThresholdCounts knownFound;

  private OodSeparation(double[] known, double[] foreign) {
    this.known = known;
    this.foreign = foreign;
    foreignFound = ThresholdCounts.of(foreign, known);
    knownFound = ThresholdCounts.of(negated(known), negated(foreign));
  }

  /**
   * Compares the scores of two sets.
   *
   * @param known scores of known images, none of them NaN
   * @param foreign scores of foreign images, none of them NaN
   */
  public static OodSeparation of(double[] known, double[] foreign) {
    return new OodSeparation(known.clone(), foreign.clone());
  }

  /** How often a foreign image scores higher than a known one; empty where a set is. */
  public OptionalDouble auroc() {
    return Auroc.of(foreign, known);
  }

  /** Average precision of finding the foreign images; empty without any image. */
  public OptionalDouble averagePrecisionForeign() {
    return PrecisionRecall.averagePrecision(foreignFound);
  }

  /** Average precision of finding the known images by low scores; empty without any image. */
  public OptionalDouble averagePrecisionKnown() {
    return PrecisionRecall.averagePrecision(knownFound);
  }

  /** Area below straight lines of precision over recall, foreign images being looked for. */
  public OptionalDouble trapezoidForeign() {
    return PrecisionRecall.trapezoidArea(foreignFound);
  }

  /** Area below straight lines of precision over recall, known images being looked for. */
  public OptionalDouble trapezoidKnown() {
    return PrecisionRecall.trapezoidArea(knownFound);
  }

  /**
   * The share of known images raised as foreign, at the highest threshold that finds at least a
   * share of the foreign ones; empty where a set is.
   *
   * @param recall share to find, in (0, 1]; 0.95 for "FPR95"
   */
  public OptionalDouble falseAlarmsAtRecall(double recall) {
    return falsePositives(foreignFound, recall);
  }

  /**
   * The share of foreign images passed as known, at the lowest threshold that passes at least a
   * share of the known ones: the other reading of "FPR95"; empty where a set is.
   *
   * @param passed share of known images to pass, in (0, 1]
   */
  public OptionalDouble foreignPassedAt(double passed) {
    return falsePositives(knownFound, passed);
  }

  /**
   * The share of known images raised as foreign at the threshold whose recall is nearest to one,
   * which may be lower than it; among equally near ones the lowest threshold counts. Older papers
   * print this one. Empty where a set is.
   *
   * @param recall in (0, 1]
   */
  public OptionalDouble falseAlarmsNearestRecall(double recall) {
    requireShare(recall);
    if (known.length == 0 || foreign.length == 0) {
      return OptionalDouble.empty();
    }
    int nearest = 0;
    double distance = Double.POSITIVE_INFINITY;
    long all = foreignFound.positives();
    for (int i = 0; i < foreignFound.size(); i++) {
      double found = (double) foreignFound.truePositives(i) / all;
      if (Math.abs(found - recall) <= distance) {
        distance = Math.abs(found - recall);
        nearest = i;
      }
      if (foreignFound.truePositives(i) == all) {
        break;
      }
    }
    return OptionalDouble.of((double) foreignFound.falsePositives(nearest) / known.length);
  }

  private static OptionalDouble falsePositives(ThresholdCounts counts, double recall) {
    requireShare(recall);
    if (counts.positives() == 0 || counts.negatives() == 0) {
      return OptionalDouble.empty();
    }
    int step = 0;
    while ((double) counts.truePositives(step) / counts.positives() < recall) {
      step++;
    }
    return OptionalDouble.of((double) counts.falsePositives(step) / counts.negatives());
  }

  private static void requireShare(double recall) {
    if (!(recall > 0 && recall <= 1)) {
      throw new IllegalArgumentException("recall must be in (0, 1], got " + recall);
    }
  }

  private static double[] negated(double[] scores) {
    return Arrays.stream(scores).map(score -> -score).toArray();
  }
}

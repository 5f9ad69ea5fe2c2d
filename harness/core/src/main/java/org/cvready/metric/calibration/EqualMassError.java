package org.cvready.metric.calibration;

import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The adaptive calibration error: the mean gap of confidence and accuracy over groups of equally
 * many answers, sorted by confidence.
 *
 * <p>Source: K. Nguyen and B. O'Connor, "Posterior calibration and exploratory analysis for natural
 * language processing models", EMNLP 2015.
 */
public final class EqualMassError {
  private EqualMassError() {}

  /**
   * The error in [0, 1]; empty without answers. The first groups have one answer more where the
   * number does not divide; equal confidences stay in the order given.
   *
   * @param confidence of each answer, in [0, 1]
   * @param correct whether it is right
   * @param groups at least 1; with fewer answers each is a group of its own
   */
  public static OptionalDouble of(double[] confidence, boolean[] correct, int groups) {
    Answers.check(confidence, correct);
    if (groups < 1) {
      throw new IllegalArgumentException("groups must be at least 1, got " + groups);
    }
    int count = confidence.length;
    if (count == 0) {
      return OptionalDouble.empty();
    }
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> confidence[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double error = 0;
    int from = 0;
    for (int group = 0; group < groups; group++) {
      int to = from + count / groups + (group < count % groups ? 1 : 0);
      double gap = 0;
      for (int i = from; i < to; i++) {
        gap += confidence[order[i]] - (correct[order[i]] ? 1 : 0);
      }
      error += Math.abs(gap);
      from = to;
    }
    return OptionalDouble.of(error / count);
  }
}

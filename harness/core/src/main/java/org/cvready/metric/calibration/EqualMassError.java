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
    int[] groupOf = groups(confidence, groups);
    if (groupOf.length == 0) {
      return OptionalDouble.empty();
    }
    double[] gaps = new double[groups];
    for (int i : ascending(confidence)) {
      gaps[groupOf[i]] += confidence[i] - (correct[i] ? 1 : 0);
    }
    double error = 0;
    for (double gap : gaps) {
      error += Math.abs(gap);
    }
    return OptionalDouble.of(error / groupOf.length);
  }

  /**
   * The group of each answer, numbered from 0 by rising confidence.
   *
   * @param confidence of each answer
   * @param groups at least 1
   */
  public static int[] groups(double[] confidence, int groups) {
    if (groups < 1) {
      throw new IllegalArgumentException("groups must be at least 1, got " + groups);
    }
    int[] order = ascending(confidence);
    int[] groupOf = new int[order.length];
    int from = 0;
    for (int group = 0; group < groups; group++) {
      int to = from + order.length / groups + (group < order.length % groups ? 1 : 0);
      for (int i = from; i < to; i++) {
        groupOf[order[i]] = group;
      }
      from = to;
    }
    return groupOf;
  }

  private static int[] ascending(double[] confidence) {
    return IntStream.range(0, confidence.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> confidence[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}

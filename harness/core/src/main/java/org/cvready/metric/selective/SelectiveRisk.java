package org.cvready.metric.selective;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The risk-coverage curve: the share of wrong answers among the answers a model is surest of, for
 * every share of answers that it gives.
 *
 * <p>Sources: Y. Geifman and R. El-Yaniv, NeurIPS 2017; Y. Geifman, G. Uziel and R. El-Yaniv, ICLR
 * 2019 (excess area); P. Jaeger et al., "A call to reflect on evaluation practices for failure
 * detection", ICLR 2023; J. Traub et al., "Overcoming common flaws in the evaluation of selective
 * classification systems", NeurIPS 2024 (generalised area).
 */
public final class SelectiveRisk {
  /** Wrong answers among the surest k, at index k - 1; the order is stable where equally sure. */
  private final long[] wrongAmong;

  /** Where a run of equally sure answers ends, as k. */
  private final int[] ends;

  private SelectiveRisk(long[] wrongAmong, int[] ends) {
    this.wrongAmong = wrongAmong;
    this.ends = ends;
  }

  /**
   * The curve of answers; empty where there are none.
   *
   * @param confidence of each answer, any numbers but NaN, higher is surer
   * @param wrong whether the answer is wrong
   */
  public static Optional<SelectiveRisk> of(double[] confidence, boolean[] wrong) {
    check(confidence, wrong);
    int[] order =
        IntStream.range(0, confidence.length)
            .boxed()
            // Both zeros are one confidence.
            .sorted(Comparator.comparingDouble(i -> -(confidence[i] + 0.0) + 0.0))
            .mapToInt(Integer::intValue)
            .toArray();
    long[] among = new long[order.length];
    List<Integer> ends = new ArrayList<>();
    long sum = 0;
    for (int i = 0; i < order.length; i++) {
      sum += wrong[order[i]] ? 1 : 0;
      among[i] = sum;
      if (i + 1 == order.length || confidence[order[i]] != confidence[order[i + 1]]) {
        ends.add(i + 1);
      }
    }
    return order.length == 0
        ? Optional.empty()
        : Optional.of(
            new SelectiveRisk(among, ends.stream().mapToInt(Integer::intValue).toArray()));
  }

  private static void check(double[] confidence, boolean[] wrong) {
    if (confidence.length != wrong.length) {
      throw new IllegalArgumentException(
          "wrong must have %d answers, got %d".formatted(confidence.length, wrong.length));
    }
    for (double value : confidence) {
      if (Double.isNaN(value)) {
        throw new IllegalArgumentException("confidence must be a number, got NaN");
      }
    }
  }

  /** Mean risk over all coverages, equally sure answers in the order given; in [0, 1]. */
  public double area() {
    double sum = 0;
    for (int k = 1; k <= wrongAmong.length; k++) {
      sum += (double) wrongAmong[k - 1] / k;
    }
    return sum / wrongAmong.length;
  }

  /** {@link #area()} as expected where equally sure answers come in random order. */
  public double expectedArea() {
    double sum = 0;
    int begin = 0;
    long before = 0;
    for (int end : ends) {
      double each = (double) (wrongAmong[end - 1] - before) / (end - begin);
      for (int k = begin + 1; k <= end; k++) {
        sum += (before + each * (k - begin)) / k;
      }
      begin = end;
      before = wrongAmong[end - 1];
    }
    return sum / wrongAmong.length;
  }

  /** The area if the model were least sure of exactly its wrong answers. */
  public double optimalArea() {
    int count = wrongAmong.length;
    long right = count - wrongAmong[count - 1];
    double sum = 0;
    for (int k = 1; k <= count; k++) {
      sum += (double) Math.max(0, k - right) / k;
    }
    return sum / count;
  }

  /** {@link #optimalArea()} in the limit of many answers: r + (1 - r) ln(1 - r). */
  public double optimalAreaInTheLimit() {
    double risk = risk();
    return risk < 1 ? risk + (1 - risk) * Math.log1p(-risk) : 1;
  }

  /** {@link #area()} less {@link #optimalArea()}: what the order of confidences costs. */
  public double excessArea() {
    return area() - optimalArea();
  }

  /**
   * The area below straight lines between the thresholds that exist, level from coverage 0 to the
   * first of them.
   */
  public double trapezoidArea() {
    return trapezoid(true);
  }

  /**
   * The area below wrong answers as a share of all answers, over coverage: the chance that an
   * answer is wrong and not refused, averaged over coverages; in [0, 1/2].
   */
  public double generalisedArea() {
    return trapezoid(false);
  }

  /** Points of the curve: the different confidences, and coverage 0. */
  public int points() {
    return ends.length + 1;
  }

  /**
   * The risk of the surest answers.
   *
   * @param coverage share of answers given, in (0, 1]; rounded up to a whole answer
   */
  public double atCoverage(double coverage) {
    if (!(coverage > 0 && coverage <= 1)) {
      throw new IllegalArgumentException("coverage must be in (0, 1], got " + coverage);
    }
    int kept = (int) Math.ceil(coverage * wrongAmong.length);
    return (double) wrongAmong[kept - 1] / kept;
  }

  /** The risk of all answers, in [0, 1]. */
  public double risk() {
    return (double) wrongAmong[wrongAmong.length - 1] / wrongAmong.length;
  }

  private double trapezoid(boolean selective) {
    double all = wrongAmong.length;
    double sum = 0;
    int begin = 0;
    double last = selective ? height(ends[0], true) : 0;
    for (int end : ends) {
      double height = height(end, selective);
      sum += (end - begin) / all * (last + height) / 2;
      last = height;
      begin = end;
    }
    return sum;
  }

  private double height(int kept, boolean selective) {
    return (double) wrongAmong[kept - 1] / (selective ? kept : wrongAmong.length);
  }
}

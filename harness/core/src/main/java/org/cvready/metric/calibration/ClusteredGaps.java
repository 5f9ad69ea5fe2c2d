package org.cvready.metric.calibration;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.cvready.metric.interval.AbsoluteSum;

/**
 * Gaps between claim and truth by bin and independent unit, for bounds on the error of calibration
 * that they sum up to: the mean over groups of the sum over a group's bins of |sum of gaps| over
 * the group's answers.
 *
 * <p>Whole units are drawn, so that answers on one image, or on images of one part, may be right
 * and wrong together. Bins stay where they are: the bounds are on the error over these bins.
 */
public final class ClusteredGaps {
  private final int units;
  private final int[] groupOf;
  private final int[] entryUnit;
  private final int[] entryBin;
  private final double[] entryGap;
  private final long[] entryAnswers;
  private final long[] groupAnswers;

  private ClusteredGaps(int units, int bins, int entries, int groups) {
    this.units = units;
    this.groupOf = new int[bins];
    this.entryUnit = new int[entries];
    this.entryBin = new int[entries];
    this.entryGap = new double[entries];
    this.entryAnswers = new long[entries];
    this.groupAnswers = new long[groups];
  }

  /**
   * Sums gaps by bin and unit.
   *
   * @param bins of each answer, any numbers; a bin belongs to one group
   * @param groups of each answer, any numbers: the classes of an error that is a mean over classes
   * @param gaps of each answer: what it claimed less what was true, in [-1, 1]
   * @param unitOf the independent unit of each answer, any numbers
   */
  public static ClusteredGaps of(int[] bins, int[] groups, double[] gaps, int[] unitOf) {
    if (bins.length != gaps.length
        || groups.length != gaps.length
        || unitOf.length != gaps.length) {
      throw new IllegalArgumentException(
          "every answer needs a bin, a group, a gap and a unit, got %d, %d, %d and %d"
              .formatted(bins.length, groups.length, gaps.length, unitOf.length));
    }
    Map<Integer, Integer> binNumbers = new HashMap<>();
    Map<Integer, Integer> groupNumbers = new HashMap<>();
    Map<Integer, Integer> unitNumbers = new HashMap<>();
    Map<Long, Integer> entries = new LinkedHashMap<>();
    int[] entryOf = new int[gaps.length];
    for (int i = 0; i < gaps.length; i++) {
      int bin = number(binNumbers, bins[i]);
      int unit = number(unitNumbers, unitOf[i]);
      number(groupNumbers, groups[i]);
      long key = ((long) unit << Integer.SIZE) | bin;
      Integer entry = entries.putIfAbsent(key, entries.size());
      entryOf[i] = entry == null ? entries.size() - 1 : entry;
    }
    ClusteredGaps sums =
        new ClusteredGaps(
            unitNumbers.size(), binNumbers.size(), entries.size(), groupNumbers.size());
    for (int i = 0; i < gaps.length; i++) {
      int entry = entryOf[i];
      int bin = number(binNumbers, bins[i]);
      int group = number(groupNumbers, groups[i]);
      sums.entryUnit[entry] = number(unitNumbers, unitOf[i]);
      sums.entryBin[entry] = bin;
      sums.entryGap[entry] += gaps[i];
      sums.entryAnswers[entry]++;
      sums.groupOf[bin] = group;
      sums.groupAnswers[group]++;
    }
    return sums;
  }

  private static int number(Map<Integer, Integer> numbers, int key) {
    Integer known = numbers.putIfAbsent(key, numbers.size());
    return known == null ? numbers.size() - 1 : known;
  }

  /**
   * Draws the units again and again, each time as many as there are.
   *
   * @param resamples how often, at least 200
   * @param random where the draws come from
   */
  public AbsoluteSum resampled(int resamples, RandomGenerator random) {
    double[] observed = terms(ones());
    double[][] errors = new double[resamples][];
    int[] times = new int[units];
    for (int i = 0; i < resamples; i++) {
      Arrays.fill(times, 0);
      for (int draw = 0; draw < units; draw++) {
        times[random.nextInt(units)]++;
      }
      errors[i] = errors(times, observed);
    }
    return AbsoluteSum.of(observed, leastDeviations(), errors, units);
  }

  private int[] ones() {
    int[] ones = new int[units];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** The signed term of each bin: its sum of gaps over the answers of its group and the groups. */
  private double[] terms(int[] times) {
    double[] sums = new double[groupOf.length];
    for (int entry = 0; entry < entryBin.length; entry++) {
      sums[entryBin[entry]] += times[entryUnit[entry]] * entryGap[entry];
    }
    for (int bin = 0; bin < sums.length; bin++) {
      sums[bin] *= weight(bin);
    }
    return sums;
  }

  private double weight(int bin) {
    return 1.0 / (groupAnswers[groupOf[bin]] * (double) groupAnswers.length);
  }

  /** What a draw changes, to first order in the number of answers that it holds. */
  private double[] errors(int[] times, double[] observed) {
    double[] drawn = new double[groupAnswers.length];
    for (int entry = 0; entry < entryBin.length; entry++) {
      drawn[groupOf[entryBin[entry]]] += (double) times[entryUnit[entry]] * entryAnswers[entry];
    }
    double[] errors = terms(times);
    for (int bin = 0; bin < errors.length; bin++) {
      int group = groupOf[bin];
      errors[bin] -= observed[bin] * drawn[group] / groupAnswers[group];
    }
    return errors;
  }

  /**
   * What a bin's term may be off by though nothing in the sample says so, as where all of its
   * answers were right: the deviation of a rate that is not 0, two right and two wrong units added
   * to those of the bin (A. Agresti and B. A. Coull, The American Statistician 52 (1998), 119-126).
   */
  private double[] leastDeviations() {
    long[] answers = new long[groupOf.length];
    long[] carriers = new long[groupOf.length];
    for (int entry = 0; entry < entryBin.length; entry++) {
      answers[entryBin[entry]] += entryAnswers[entry];
      carriers[entryBin[entry]]++;
    }
    double[] least = new double[groupOf.length];
    for (int bin = 0; bin < least.length; bin++) {
      double rate = 2.0 / (carriers[bin] + 4);
      least[bin] = weight(bin) * answers[bin] * Math.sqrt(rate * (1 - rate) / carriers[bin]);
    }
    return least;
  }
}

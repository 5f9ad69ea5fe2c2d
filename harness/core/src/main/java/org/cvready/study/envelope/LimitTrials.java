package org.cvready.study.envelope;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cvready.metric.interval.ClusteredCounts;
import org.cvready.metric.sequential.ClusterSequential;
import org.cvready.metric.sequential.ErrorSpending;
import org.cvready.metric.sequential.GroupSequential;

/**
 * The tests of one limit on the same units at many magnitudes.
 *
 * <p>Where no unit has more than one trial they are exact binomial tests; else they use the bound
 * for trials that fail together, at each look with its part of the error.
 */
public final class LimitTrials {
  /** Sooner than late: simulated to cost a fifth fewer images for a hundredth of the range. */
  private static final double POWER = 1.5;

  /** The parts of a bound's error add up, so that many looks weaken it and save no more images. */
  private static final int MOST_LOOKS_OF_BOUND = 8;

  private final LimitRule rule;
  private final int[] sizes;
  private final int most;
  private final Map<Double, GroupSequential> exact = new HashMap<>();
  private final Map<Double, ClusterSequential> clustered = new HashMap<>();

  /**
   * Tests on given units.
   *
   * @param rule what is tested
   * @param sizes trials of each unit as captured, in the order in which they are shown; none is 0
   */
  public LimitTrials(LimitRule rule, List<Integer> sizes) {
    if (sizes.isEmpty()) {
      throw new IllegalArgumentException("a limit must be tested on at least one unit, got none");
    }
    this.rule = rule;
    this.sizes = sizes.stream().mapToInt(Integer::intValue).toArray();
    int largest = 1;
    for (int size : this.sizes) {
      largest = Math.max(largest, size);
    }
    this.most = largest;
  }

  /** What is tested. */
  public LimitRule rule() {
    return rule;
  }

  /** How many independent units there are. */
  public int units() {
    return sizes.length;
  }

  /** Most trials of one unit. */
  int mostTrials() {
    return most;
  }

  /** Whether every unit has one trial, so that the test is exact. */
  public boolean isExact() {
    return most == 1;
  }

  /**
   * A fresh test at one magnitude.
   *
   * @param alpha its chance of a false PASS, in (0, 0.5)
   */
  public LimitTrial test(double alpha) {
    return new LimitTrial(this, alpha);
  }

  GroupSequential exact(double alpha) {
    int[] looks = GroupSequential.spread(sizes.length, looks());
    return exact.computeIfAbsent(
        alpha, each -> GroupSequential.of(looks, rule.limit(), new ErrorSpending(each, POWER)));
  }

  ClusterSequential clustered(double alpha) {
    int[] looks = GroupSequential.spread(sizes.length, looks());
    return clustered.computeIfAbsent(
        alpha,
        each ->
            ClusterSequential.of(
                looks, rule.limit(), new ErrorSpending(each, POWER), rule.strict()));
  }

  /** How many times at most a test looks. */
  public int looks() {
    return isExact() ? rule.looks() : Math.min(rule.looks(), MOST_LOOKS_OF_BOUND);
  }

  /** Trials of the units from one on, without events. */
  ClusteredCounts rest(int from) {
    ClusteredCounts.Builder rest = new ClusteredCounts.Builder();
    for (int i = from; i < sizes.length; i++) {
      rest.add(sizes[i], 0);
    }
    return rest.build();
  }
}

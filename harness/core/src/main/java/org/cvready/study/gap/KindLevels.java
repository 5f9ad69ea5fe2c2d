package org.cvready.study.gap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rates of kinds, each from the finest group of like kinds that holds enough trials: the kind
 * itself, its class and size, its class, or all together.
 */
final class KindLevels {
  /** Fewest trials that a group needs to have a rate of its own. */
  static final int SUPPORT = 10;

  private final int[][] group;
  private final int[] groups;
  private final int[] finest;

  /**
   * Chooses the group of each kind.
   *
   * @param kinds the kinds
   * @param trials of each kind, of the set whose rates are taken
   */
  KindLevels(List<TrialKind> kinds, double[] trials) {
    group = new int[TrialKind.LEVELS][kinds.size()];
    groups = new int[TrialKind.LEVELS];
    finest = new int[kinds.size()];
    for (int level = 0; level < TrialKind.LEVELS; level++) {
      Map<TrialKind, Integer> numbers = new HashMap<>();
      for (int k = 0; k < kinds.size(); k++) {
        group[level][k] = numbers.computeIfAbsent(kinds.get(k).at(level), key -> numbers.size());
      }
      groups[level] = numbers.size();
      double[] sums = sums(level, trials);
      for (int k = 0; k < kinds.size(); k++) {
        if (level == 0 || sums[group[level][k]] >= SUPPORT) {
          finest[k] = level;
        }
      }
    }
  }

  private double[] sums(int level, double[] values) {
    double[] sums = new double[groups[level]];
    for (int k = 0; k < values.length; k++) {
      sums[group[level][k]] += values[k];
    }
    return sums;
  }

  /** The finest level at which a kind has support. */
  int finest(int kind) {
    return finest[kind];
  }

  /**
   * The mean rate over kinds, weighted by another set's trials.
   *
   * @param sums of the set whose rates are taken
   * @param weights trials of each kind in the other set
   * @param level the finest level that may be used
   * @return 0 where there is no weight or no trial at all
   */
  double weighted(KindCounts.Sums sums, double[] weights, int level) {
    double[][] trials = new double[level + 1][];
    double[][] events = new double[level + 1][];
    for (int l = 0; l <= level; l++) {
      trials[l] = sums(l, sums.trials());
      events[l] = sums(l, sums.events());
    }
    double total = 0;
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      total += weights[k];
      int l = Math.min(level, finest[k]);
      while (l > 0 && trials[l][group[l][k]] == 0) {
        l--; // A resample may hold none of a group.
      }
      double n = trials[l][group[l][k]];
      sum += n == 0 ? 0 : weights[k] * events[l][group[l][k]] / n;
    }
    return total == 0 ? 0 : sum / total;
  }
}

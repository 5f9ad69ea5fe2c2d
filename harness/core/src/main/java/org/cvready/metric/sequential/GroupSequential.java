package org.cvready.metric.sequential;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * An exact binomial test of "the rate is at most L" that looks several times and may pass early.
 *
 * <p>At each look it may spend its part of the error alpha: alpha (t / n)^3 up to t of n trials
 * unless another spending is asked for, less what earlier looks have spent. It passes at a look
 * with at most so many misses that, at a rate of exactly L, this chance is not exceeded; the chance
 * of a false PASS over all looks is thus at most alpha. Trials are independent and in random order.
 * Sources: K. K. G. Lan and D. L. DeMets, Biometrika 70 (1983), 659-663 (spending); P. Armitage, C.
 * K. McPherson and B. C. Rowe, Journal of the Royal Statistical Society A 132 (1969), 235-244
 * (exact recursion).
 */
public final class GroupSequential {
  private final int[] looks;
  private final int[] most;
  private final double error;

  /** What a look says. */
  public enum Answer {
    /** The rate is at most the limit, with the test's confidence. */
    PASS,
    /** More trials may still decide. */
    CONTINUE,
    /** No number of further trials within the test can make it pass; this is not a FAIL. */
    ABANDON
  }

  private GroupSequential(int[] looks, double limit, ErrorSpending spending) {
    this.looks = looks;
    most = new int[looks.length];
    Survivors survivors = new Survivors(limit);
    double spent = 0;
    int last = looks[looks.length - 1];
    for (int j = 0; j < looks.length; j++) {
      survivors.add(looks[j] - (j == 0 ? 0 : looks[j - 1]));
      double allowed = spending.upTo(looks[j], last) - spent;
      most[j] = survivors.mostWithin(allowed);
      spent += survivors.stopUpTo(most[j]);
    }
    error = spent;
  }

  /**
   * A test with given looks.
   *
   * @param looks trials so far at each look, rising, the first at least 1
   * @param limit L, in the open interval (0, 1)
   * @param alpha chance of a false PASS, in the open interval (0, 1)
   */
  public static GroupSequential of(int[] looks, double limit, double alpha) {
    return of(looks, limit, ErrorSpending.late(alpha));
  }

  /**
   * A test with given looks that spends its error in a way of its own.
   *
   * @param looks trials so far at each look, rising, the first at least 1
   * @param limit L, in the open interval (0, 1)
   * @param spending chance of a false PASS, and when it is spent
   */
  public static GroupSequential of(int[] looks, double limit, ErrorSpending spending) {
    requireRising(looks);
    requireOpen("limit", limit);
    return new GroupSequential(looks.clone(), limit, spending);
  }

  static void requireRising(int[] looks) {
    if (looks.length == 0 || looks[0] < 1) {
      throw new IllegalArgumentException(
          "looks must begin with at least 1 trial, got " + Arrays.toString(looks));
    }
    for (int j = 1; j < looks.length; j++) {
      if (looks[j] <= looks[j - 1]) {
        throw new IllegalArgumentException("looks must rise, got " + Arrays.toString(looks));
      }
    }
  }

  /**
   * A test whose looks are equally far apart, to the nearest trial.
   *
   * @param trials in all, at least 1
   * @param looks how many, at least 1; at most one a trial
   * @param limit L, in the open interval (0, 1)
   * @param alpha chance of a false PASS, in the open interval (0, 1)
   */
  public static GroupSequential equalLooks(int trials, int looks, double limit, double alpha) {
    if (!(trials >= 1 && looks >= 1)) {
      throw new IllegalArgumentException(
          "trials and looks must be at least 1, got %d and %d".formatted(trials, looks));
    }
    return of(spread(trials, looks), limit, alpha);
  }

  /**
   * Looks that are equally far apart, to the nearest trial.
   *
   * @param trials in all, at least 1
   * @param looks how many, at least 1; at most one a trial
   * @return trials so far at each look, rising to all
   */
  public static int[] spread(int trials, int looks) {
    int count = Math.min(trials, looks);
    int[] at = new int[count];
    for (int j = 0; j < count; j++) {
      at[j] = Math.toIntExact(Math.round((double) trials * (j + 1) / count));
    }
    return at;
  }

  /** Number of looks. */
  public int looks() {
    return looks.length;
  }

  /** Trials seen at a look, which counts from 0. */
  public int trialsAt(int look) {
    return looks[look];
  }

  /** The most misses with which a look passes; -1 where none are few enough. */
  public int passAtMost(int look) {
    return most[look];
  }

  /** The chance of a false PASS where the rate is exactly the limit: at most alpha. */
  public double size() {
    return error;
  }

  /**
   * What a look says.
   *
   * @param look from 0, with no earlier one having passed
   * @param misses among the trials so far, in [0, {@link #trialsAt}]
   */
  public Answer at(int look, int misses) {
    if (!(misses >= 0 && misses <= looks[look])) {
      throw new IllegalArgumentException(
          "misses must be in [0, %d], got %d".formatted(looks[look], misses));
    }
    if (misses <= most[look]) {
      return Answer.PASS;
    }
    boolean lost = look == looks.length - 1 || misses > most[most.length - 1];
    return lost ? Answer.ABANDON : Answer.CONTINUE;
  }

  static void requireOpen(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException("%s must be in (0, 1), got %s".formatted(name, value));
    }
  }

  /** Chances of each number of misses without having stopped, at a rate of exactly the limit. */
  private static final class Survivors {
    private final double rate;
    private double[] chances = {1};

    Survivors(double rate) {
      this.rate = rate;
    }

    void add(int trials) {
      BinomialDistribution more = BinomialDistribution.of(trials, rate);
      double[] next = new double[chances.length + trials];
      for (int added = 0; added <= trials; added++) {
        double chance = more.probability(added);
        for (int k = 0; chance > 0 && k < chances.length; k++) {
          next[k + added] += chances[k] * chance;
        }
      }
      chances = next;
    }

    /** The most misses whose chance, with all fewer, is within an allowance; -1 if none. */
    int mostWithin(double allowed) {
      double sum = 0;
      int misses = -1;
      while (misses + 1 < chances.length) {
        sum += chances[misses + 1];
        if (!(sum <= allowed)) {
          return misses;
        }
        misses++;
      }
      return misses;
    }

    double stopUpTo(int misses) {
      double sum = 0;
      for (int k = 0; k <= misses; k++) {
        sum += chances[k];
        chances[k] = 0;
      }
      return sum;
    }
  }
}

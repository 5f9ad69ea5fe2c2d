package org.cvready.metric.many;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A correction of p-values for their number: which of many null hypotheses to reject.
 *
 * <p>{@link #BONFERRONI} and {@link #HOLM} bound the chance of even one false rejection, whatever
 * the tests' dependence; {@link #BENJAMINI_HOCHBERG} bounds the expected share of false rejections
 * among all (independent or positively dependent tests), {@link #BENJAMINI_YEKUTIELI} likewise
 * under any dependence.
 *
 * <p>Sources: S. Holm, Scandinavian Journal of Statistics 6 (1979), 65-70; Y. Benjamini and Y.
 * Hochberg, Journal of the Royal Statistical Society B 57 (1995), 289-300; Y. Benjamini and D.
 * Yekutieli, Annals of Statistics 29 (2001), 1165-1188.
 */
public enum MultipleTesting {
  /** Each p-value times their number. */
  BONFERRONI {
    @Override
    double[] adjustedAscending(double[] p) {
      return Arrays.stream(p).map(value -> value * p.length).toArray();
    }

    @Override
    int rejectedAscending(double[] p, double alpha) {
      return first(p, i -> !(p[i] <= alpha / p.length));
    }
  },

  /** Bonferroni stepwise from the smallest; never rejects less. */
  HOLM {
    @Override
    double[] adjustedAscending(double[] p) {
      double[] adjusted = new double[p.length];
      double largest = 0;
      for (int i = 0; i < p.length; i++) {
        largest = Math.max(largest, p[i] * (p.length - i));
        adjusted[i] = largest;
      }
      return adjusted;
    }

    @Override
    int rejectedAscending(double[] p, double alpha) {
      return first(p, i -> p[i] > alpha / (p.length - i));
    }
  },

  /** The false discovery rate of independent or positively dependent tests. */
  BENJAMINI_HOCHBERG {
    @Override
    double[] adjustedAscending(double[] p) {
      return stepUp(p, 1);
    }

    @Override
    int rejectedAscending(double[] p, double alpha) {
      return lastBelow(p, alpha, 1);
    }
  },

  /** The false discovery rate under any dependence. */
  BENJAMINI_YEKUTIELI {
    @Override
    double[] adjustedAscending(double[] p) {
      return stepUp(p, harmonic(p.length));
    }

    @Override
    int rejectedAscending(double[] p, double alpha) {
      return lastBelow(p, alpha, harmonic(p.length));
    }
  };

  abstract double[] adjustedAscending(double[] p);

  /** How many of the smallest p-values are rejected. */
  abstract int rejectedAscending(double[] p, double alpha);

  /**
   * The corrected p-values, each in [0, 1], in the order given.
   *
   * @param pValues each in [0, 1]; may be none
   */
  public double[] adjusted(double[] pValues) {
    int[] order = order(pValues);
    double[] ascending = adjustedAscending(pick(pValues, order));
    double[] adjusted = new double[pValues.length];
    for (int i = 0; i < order.length; i++) {
      adjusted[order[i]] = Math.min(1, ascending[i]);
    }
    return adjusted;
  }

  /**
   * Which null hypotheses to reject, in the order given.
   *
   * @param pValues each in [0, 1]; may be none
   * @param alpha chance or share of false rejections that is accepted, in the open interval (0, 1)
   */
  public boolean[] rejected(double[] pValues, double alpha) {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException("alpha must be in (0, 1), got " + alpha);
    }
    int[] order = order(pValues);
    int count = rejectedAscending(pick(pValues, order), alpha);
    boolean[] rejected = new boolean[pValues.length];
    for (int i = 0; i < count; i++) {
      rejected[order[i]] = true;
    }
    return rejected;
  }

  private static int[] order(double[] pValues) {
    for (double p : pValues) {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException("p-values must be in [0, 1], got " + p);
      }
    }
    return IntStream.range(0, pValues.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> pValues[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double[] pick(double[] values, int[] order) {
    return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
  }

  private static int first(double[] p, IntPredicate stops) {
    return IntStream.range(0, p.length).filter(stops).findFirst().orElse(p.length);
  }

  private static double[] stepUp(double[] p, double factor) {
    double[] adjusted = new double[p.length];
    double smallest = 1;
    for (int i = p.length - 1; i >= 0; i--) {
      smallest = Math.min(smallest, p[i] / ((i + 1.0) / p.length / factor));
      adjusted[i] = smallest;
    }
    return adjusted;
  }

  private static int lastBelow(double[] p, double alpha, double factor) {
    return IntStream.rangeClosed(1, p.length)
        .filter(rank -> p[rank - 1] <= (double) rank / p.length / factor * alpha)
        .max()
        .orElse(0);
  }

  private static double harmonic(int count) {
    return IntStream.rangeClosed(1, count).mapToDouble(i -> 1.0 / i).sum();
  }
}

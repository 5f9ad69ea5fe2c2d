package org.cvready.metric.shift;

import java.util.OptionalDouble;

/**
 * The Wasserstein distance of order 1: how far the values of one sample must move on average to
 * become the other, in the unit of the quantity.
 *
 * <p>It is the area between the two empirical distribution functions. A pure shift by s gives |s|.
 *
 * <p>Source: L. V. Kantorovich, "Mathematical methods of organizing and planning production"
 * (1939), Management Science 6 (1960), 366-422; on a line by S. S. Vallender, Theory of Probability
 * and its Applications 18 (1974), 784-786.
 */
public final class Wasserstein {
  private Wasserstein() {}

  /**
   * The distance, not negative; empty where one of the samples is.
   *
   * @param first finite values in any order
   * @param second likewise, in the same unit
   */
  public static OptionalDouble distance(double[] first, double[] second) {
    return CumulativeGap.integral(first, second, gap -> gap);
  }
}

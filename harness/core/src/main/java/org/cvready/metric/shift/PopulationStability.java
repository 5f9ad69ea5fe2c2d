package org.cvready.metric.shift;

import java.util.OptionalDouble;

/**
 * The population stability index: how differently two samples fill the bins of the first, as the
 * sum over bins of (q - p) ln(q / p).
 *
 * <p>It has no unit and is 0 where both fill the bins alike. Credit scoring's custom reads below
 * 0.1 as stable and above 0.25 as moved; small samples exceed that by chance (its expectation
 * without a shift is about (bins - 1)(1/m + 1/n)), so it measures a shift and does not prove one.
 *
 * <p>Source: H. Jeffreys, "An invariant form for the prior probability", Proceedings of the Royal
 * Society A 186 (1946), 453-461 (the same divergence); N. Siddiqi, "Credit Risk Scorecards" (2006).
 *
 * @param bins number of bins before equal edges merge, at least 2
 * @param side where a value on an edge belongs
 * @param emptyBins what keeps the logarithm of an empty bin finite
 */
public record PopulationStability(int bins, EdgeSide side, EmptyBins emptyBins) {
  /** What keeps the logarithm of an empty bin finite. */
  public enum EmptyBins {
    /** Adds half a value to every bin: large samples are not moved, small ones little. */
    ADD_HALF {
      @Override
      double share(long count, long total, int bins) {
        return (count + 0.5) / (total + 0.5 * bins);
      }
    },
    /** Takes no share below 1e-4. */
    FLOOR_1E_4 {
      @Override
      double share(long count, long total, int bins) {
        return Math.max((double) count / total, 1e-4);
      }
    },
    /** Takes no share below 1e-6. */
    FLOOR_1E_6 {
      @Override
      double share(long count, long total, int bins) {
        return Math.max((double) count / total, 1e-6);
      }
    };

    abstract double share(long count, long total, int bins);
  }

  public PopulationStability {
    if (bins < 2) {
      throw new IllegalArgumentException("bins must be at least 2, got " + bins);
    }
  }

  /** Ten bins that hold their upper edges, half a value added to each. */
  public static PopulationStability withDefaults() {
    return new PopulationStability(10, EdgeSide.RIGHT_CLOSED, EmptyBins.ADD_HALF);
  }

  /** The same with another rule for values on an edge. */
  public PopulationStability with(EdgeSide other) {
    return new PopulationStability(bins, other, emptyBins);
  }

  /** The same with another rule for empty bins. */
  public PopulationStability with(EmptyBins other) {
    return new PopulationStability(bins, side, other);
  }

  /**
   * The index, not negative; empty where one of the samples is.
   *
   * @param reference finite values, whose quantiles make the bins
   * @param current finite values
   */
  public OptionalDouble of(double[] reference, double[] current) {
    if (reference.length == 0 || current.length == 0) {
      return OptionalDouble.empty();
    }
    QuantileBins quantiles = QuantileBins.of(reference, bins);
    long[] before = quantiles.counts(reference, side);
    long[] after = quantiles.counts(current, side);
    double index = 0;
    for (int i = 0; i < before.length; i++) {
      double p = emptyBins.share(before[i], reference.length, before.length);
      double q = emptyBins.share(after[i], current.length, before.length);
      index += (q - p) * Math.log(q / p);
    }
    return OptionalDouble.of(index);
  }
}

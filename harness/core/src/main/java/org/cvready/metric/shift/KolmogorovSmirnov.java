package org.cvready.metric.shift;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * The two-sample Kolmogorov-Smirnov test: the largest difference of two empirical distribution
 * functions, and how often chance alone makes one as large.
 *
 * <p>Both samples are independent draws. The p-values hold for quantities without ties and are too
 * large with ties, so a test of tied values errs on the side of "no shift".
 *
 * <p>Sources: N. Smirnov, "Table for estimating the goodness of fit of empirical distributions",
 * Annals of Mathematical Statistics 19 (1948), 279-281; the exact distribution by
 * commons-statistics (lattice paths).
 */
public final class KolmogorovSmirnov {
  /** Largest sample for which {@link #pValue()} counts exactly. */
  public static final int EXACT_UP_TO = 10_000;

  private static final KolmogorovSmirnovTest EXACT =
      KolmogorovSmirnovTest.withDefaults().with(PValueMethod.EXACT);

  private final double[] first;
  private final double[] second;
  private final double distance;

  private KolmogorovSmirnov(double[] first, double[] second) {
    this.first = first;
    this.second = second;
    this.distance = distance(first, second);
  }

  /**
   * Compares two samples; empty where one of them is.
   *
   * @param first finite values in any order
   * @param second likewise
   */
  public static Optional<KolmogorovSmirnov> of(double[] first, double[] second) {
    double[] one = Samples.sorted("first sample", first);
    double[] other = Samples.sorted("second sample", second);
    return one.length == 0 || other.length == 0
        ? Optional.empty()
        : Optional.of(new KolmogorovSmirnov(one, other));
  }

  /** Largest difference of the two distribution functions, in [0, 1]. */
  public double distance() {
    return distance;
  }

  /**
   * The chance of a distance this large or larger: {@link #exactP()} where both samples have at
   * most {@value #EXACT_UP_TO} values, else {@link #asymptoticP()}.
   */
  public double pValue() {
    return Math.max(first.length, second.length) <= EXACT_UP_TO
        ? exactP()
        : asymptoticP().orElse(1);
  }

  /** The exact p-value, in [0, 1]; takes time in proportion to the product of the sizes. */
  public double exactP() {
    int fewer = Math.min(first.length, second.length);
    return fewer == 1
        ? exactOfOneValue(Math.max(first.length, second.length))
        : Math.min(1, EXACT.test(first, second).getPValue());
  }

  /** A single value is as likely to fall into each of the gaps between the others. */
  private double exactOfOneValue(int others) {
    long most = Math.round(distance * others);
    // Its distance is the larger of the shares below and above it.
    long gaps = 2 * (others - most + 1);
    return Math.min(1, gaps / (others + 1.0));
  }

  /**
   * The p-value of a one-sample test of mn / (m + n) values, rounded half to even; empty where that
   * is no value at all. Close from some ten values on, and fast at any size.
   */
  public OptionalDouble asymptoticP() {
    int size = (int) Math.rint(effectiveSize());
    return size == 0 ? OptionalDouble.empty() : OptionalDouble.of(oneSample(size));
  }

  /** The limit for ever larger samples: Kolmogorov's distribution, in [0, 1]. */
  public double limitP() {
    double lambda = Math.sqrt(effectiveSize()) * distance;
    return lambda < 1 ? 1 - belowSmall(lambda) : aboveLarge(lambda);
  }

  private double effectiveSize() {
    return (double) first.length * second.length / ((double) first.length + second.length);
  }

  private double oneSample(int size) {
    if (distance <= 0.5 / size) {
      return 1;
    }
    if (size == 1) {
      return 2 * (1 - distance);
    }
    // A sample whose own distance is exactly this one: the library gives p-values of samples only.
    double[] quantiles = new double[size];
    Arrays.setAll(quantiles, i -> Math.max(0, (i + 1.0) / size - distance));
    return EXACT.test(quantiles, x -> x).getPValue();
  }

  private static double distance(double[] first, double[] second) {
    long largest = 0;
    int i = 0;
    int j = 0;
    while (i < first.length && j < second.length) {
      double value = Math.min(first[i], second[j]);
      while (i < first.length && first[i] <= value) {
        i++;
      }
      while (j < second.length && second[j] <= value) {
        j++;
      }
      largest = Math.max(largest, Math.abs((long) i * second.length - (long) j * first.length));
    }
    return largest / ((double) first.length * second.length);
  }

  /** The upper tail by its alternating series, which converges fast from 1 on. */
  private static double aboveLarge(double lambda) {
    double sum = 0;
    for (int k = 20; k >= 1; k--) {
      double term = Math.exp(-2.0 * k * k * lambda * lambda);
      sum += k % 2 == 1 ? term : -term;
    }
    return Math.min(1, 2 * sum);
  }

  /** The lower tail by Jacobi's transform of that series, which converges fast below 1. */
  private static double belowSmall(double lambda) {
    if (lambda <= 0) {
      return 0;
    }
    double sum = 0;
    for (int k = 20; k >= 1; k--) {
      double odd = (2 * k - 1) * Math.PI / lambda;
      sum += Math.exp(-odd * odd / 8);
    }
    return Math.sqrt(2 * Math.PI) / lambda * sum;
  }
}

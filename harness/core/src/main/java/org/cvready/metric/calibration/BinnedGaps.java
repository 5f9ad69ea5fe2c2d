package org.cvready.metric.calibration;

import java.util.OptionalDouble;
import org.cvready.metric.shift.EdgeSide;

/**
 * How far claims and truth lie apart within bins: the sum over bins of |sum of gaps| over the sum
 * of weights, which is the mean over answers of |mean claim - mean truth| of their bin.
 *
 * <p>With bins over confidence and gaps of confidence less outcome that is the expected calibration
 * error; with bins over box position and size besides it is D-ECE (F. Kueppers et al.,
 * "Multivariate confidence calibration for object detection", CVPR workshops 2020, equation 6);
 * with gaps of confidence less outcome times IoU it is LaECE of one class (K. Oksuz, T. Joy and P.
 * K. Dokania, "Towards building self-aware object detectors via reliable uncertainty quantification
 * and calibration", CVPR 2023, equation 3: sum_j |D_j| / |D| |mean confidence_j - precision_j mean
 * IoU_j|, since precision times mean IoU of the right ones is the mean over all of right times
 * IoU).
 */
public final class BinnedGaps {
  private static final int MOST_BINS = 1_000_000;

  private final int[] bins;
  private final double[] gaps;
  private final int size;

  private BinnedGaps(int[] bins, double[] gaps, int size) {
    this.bins = bins;
    this.gaps = gaps;
    this.size = size;
  }

  /**
   * Sorts answers into bins of equal width, which hold their upper edges, in every feature.
   *
   * @param features of each answer, each in [0, 1]; one array of them an answer, all of one length
   * @param binsEach bins of each feature, at least 1
   * @param gaps of each answer: what it claimed less what was true, in [-1, 1]
   */
  public static BinnedGaps of(double[][] features, int binsEach, double[] gaps) {
    if (features.length != gaps.length || binsEach < 1) {
      throw new IllegalArgumentException(
          "every answer needs a gap and there must be a bin, got %d answers, %d gaps, %d bins"
              .formatted(features.length, gaps.length, binsEach));
    }
    int dimensions = features.length == 0 ? 1 : features[0].length;
    long size = 1;
    for (int i = 0; i < dimensions; i++) {
      size *= binsEach;
      if (size > MOST_BINS) {
        throw new IllegalArgumentException(
            "bins must be at most %d, got %d features of %d bins"
                .formatted(MOST_BINS, dimensions, binsEach));
      }
    }
    double[] edges = Reliability.edges(binsEach);
    int[] bins = new int[gaps.length];
    for (int i = 0; i < bins.length; i++) {
      for (double feature : features[i]) {
        if (!(feature >= 0 && feature <= 1)) {
          throw new IllegalArgumentException(
              "features must be in [0, 1], got %s of answer %d".formatted(feature, i));
        }
        bins[i] = bins[i] * binsEach + Reliability.bin(feature, edges, EdgeSide.RIGHT_CLOSED);
      }
      if (!(gaps[i] >= -1 && gaps[i] <= 1)) {
        throw new IllegalArgumentException("gaps must be in [-1, 1], got " + gaps[i]);
      }
    }
    return new BinnedGaps(bins, gaps.clone(), (int) size);
  }

  /** How many bins there are, with answers or without. */
  public int size() {
    return size;
  }

  /** The bin of an answer, by its position; bins are numbered from 0. */
  public int bin(int answer) {
    return bins[answer];
  }

  /** The error in [0, 1]; empty without answers. */
  public OptionalDouble error() {
    return error(1);
  }

  /**
   * The error over bins of at least so many answers, in [0, 1]; empty without any.
   *
   * @param fewest answers of a bin that counts, at least 1
   */
  public OptionalDouble error(int fewest) {
    long[] counts = new long[size];
    for (int bin : bins) {
      counts[bin]++;
    }
    double[] sums = new double[size];
    double weight = 0;
    for (int i = 0; i < bins.length; i++) {
      if (counts[bins[i]] >= fewest) {
        sums[bins[i]] += gaps[i];
        weight++;
      }
    }
    return ratio(sums, weight);
  }

  /**
   * The error where answers count as often as the units that they belong to were drawn.
   *
   * @param unitOf the unit of each answer
   * @param times how often each unit was drawn
   */
  public OptionalDouble error(int[] unitOf, int[] times) {
    double[] sums = new double[size];
    double weight = 0;
    for (int i = 0; i < bins.length; i++) {
      int drawn = times[unitOf[i]];
      sums[bins[i]] += drawn * gaps[i];
      weight += drawn;
    }
    return ratio(sums, weight);
  }

  private static OptionalDouble ratio(double[] sums, double weight) {
    double error = 0;
    for (double sum : sums) {
      error += Math.abs(sum);
    }
    return weight == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, error / weight));
  }
}

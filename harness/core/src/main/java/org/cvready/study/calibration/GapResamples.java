package org.cvready.study.calibration;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.cvready.metric.calibration.BinnedGaps;
import org.cvready.metric.calibration.ClusteredGaps;
import org.cvready.metric.calibration.EqualMassError;
import org.cvready.metric.interval.AbsoluteSum;

/** The gaps of bins that an error of calibration sums up, drawn again by independent unit. */
final class GapResamples {
  private static final int RESAMPLES = 499;

  private final List<ScoredDetection> detections;

  private GapResamples(List<ScoredDetection> detections) {
    this.detections = detections;
  }

  /**
   * Draws the units of some detections again and again.
   *
   * @param error any but Brier's, which sums no gaps
   * @param detections at least one
   * @param random where the draws come from
   */
  static AbsoluteSum of(
      CalibrationError error, List<ScoredDetection> detections, RandomGenerator random) {
    return new GapResamples(detections).gaps(error).resampled(RESAMPLES, random);
  }

  private ClusteredGaps gaps(CalibrationError error) {
    return switch (error) {
      case ECE -> byScore(ErrorMeter.BINS);
      case D_ECE -> byScore(ErrorMeter.FINE_BINS);
      case ECE_EQUAL_MASS -> equalMass();
      case D_ECE_BOX -> byBox();
      case LA_ECE -> localisationAware();
      case BRIER -> throw new IllegalArgumentException(error.key() + " sums no gaps");
    };
  }

  private ClusteredGaps byScore(int bins) {
    BinnedGaps binned = ErrorMeter.byScore(detections, bins);
    return clustered(all(), binned::bin);
  }

  private ClusteredGaps equalMass() {
    double[] scores = detections.stream().mapToDouble(ScoredDetection::score).toArray();
    int[] groups = EqualMassError.groups(scores, ErrorMeter.BINS);
    return clustered(all(), i -> groups[i]);
  }

  private ClusteredGaps byBox() {
    BinnedGaps binned = ErrorMeter.byBox(detections);
    long[] counts = new long[binned.size()];
    for (int i : all()) {
      counts[binned.bin(i)]++;
    }
    int[] counted =
        IntStream.of(all())
            .filter(i -> counts[binned.bin(i)] >= ErrorMeter.FEWEST_IN_BOX_BIN)
            .toArray();
    return clustered(counted, binned::bin);
  }

  /** The mean over classes: a group each, of which every bin is told from those of the others. */
  private ClusteredGaps localisationAware() {
    BinnedGaps binned = ErrorMeter.byScore(detections, ErrorMeter.LA_BINS);
    int[] positions = all();
    return ClusteredGaps.of(
        IntStream.of(positions)
            .map(i -> detections.get(i).classIndex() * ErrorMeter.LA_BINS + binned.bin(i))
            .toArray(),
        IntStream.of(positions).map(i -> detections.get(i).classIndex()).toArray(),
        ErrorMeter.placingGaps(detections),
        IntStream.of(positions).map(i -> detections.get(i).unit()).toArray());
  }

  private int[] all() {
    return IntStream.range(0, detections.size()).toArray();
  }

  private ClusteredGaps clustered(int[] positions, IntUnaryOperator bin) {
    double[] gaps = ErrorMeter.gaps(detections);
    return ClusteredGaps.of(
        IntStream.of(positions).map(bin).toArray(),
        new int[positions.length],
        IntStream.of(positions).mapToDouble(i -> gaps[i]).toArray(),
        IntStream.of(positions).map(i -> detections.get(i).unit()).toArray());
  }
}

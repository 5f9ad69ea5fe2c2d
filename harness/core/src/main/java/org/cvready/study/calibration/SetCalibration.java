package org.cvready.study.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.metric.ClusterTally;
import org.cvready.metric.Confidence;
import org.cvready.metric.calibration.BinnedGaps;
import org.cvready.metric.calibration.Reliability;
import org.cvready.metric.shift.EdgeSide;

/**
 * Whether the scores on a labelled set are probabilities.
 *
 * @param dataset name of the set
 * @param images how many it has
 * @param classes all together first, then each class that was detected
 */
public record SetCalibration(String dataset, long images, List<ClassCalibration> classes) {
  /** Copies the list. */
  public SetCalibration {
    classes = List.copyOf(classes);
  }

  /** All classes together. */
  public ClassCalibration all() {
    return classes.get(0);
  }

  static SetCalibration of(ScoredSet set, List<String> names, long seed) {
    List<ClassCalibration> classes = new ArrayList<>();
    classes.add(of(Optional.empty(), set.detections(), seed));
    for (int c = 0; c < names.size(); c++) {
      List<ScoredDetection> own = set.of(c);
      if (!own.isEmpty()) {
        classes.add(of(Optional.of(names.get(c)), own, seed));
      }
    }
    return new SetCalibration(set.dataset(), set.clusters().size(), classes);
  }

  private static ClassCalibration of(
      Optional<String> name, List<ScoredDetection> detections, long seed) {
    double[] scores = detections.stream().mapToDouble(ScoredDetection::score).toArray();
    boolean[] right = new boolean[scores.length];
    long count = 0;
    double sum = 0;
    for (int i = 0; i < right.length; i++) {
      right[i] = detections.get(i).right();
      count += right[i] ? 1 : 0;
      sum += scores[i];
    }
    return new ClassCalibration(
        name,
        scores.length,
        count,
        scores.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / scores.length),
        bins(Reliability.of(scores, right, ErrorMeter.BINS, EdgeSide.RIGHT_CLOSED), detections),
        new ErrorMeter(detections, seed).figures());
  }

  private static List<ReliabilityBin> bins(
      Reliability reliability, List<ScoredDetection> detections) {
    BinnedGaps binned = ErrorMeter.byScore(detections, ErrorMeter.BINS);
    List<ClusterTally> wrong = new ArrayList<>();
    reliability.bins().forEach(bin -> wrong.add(new ClusterTally()));
    for (int i = 0; i < detections.size(); i++) {
      ScoredDetection detection = detections.get(i);
      wrong
          .get(binned.bin(i))
          .add(Integer.toString(detection.unit()), 1, detection.right() ? 0 : 1);
    }
    List<ReliabilityBin> bins = new ArrayList<>();
    for (Reliability.Bin bin : reliability.bins()) {
      int number = bins.size();
      bins.add(
          new ReliabilityBin(
              number / (double) ErrorMeter.BINS,
              (number + 1) / (double) ErrorMeter.BINS,
              bin.count(),
              bin.confidence(),
              bin.accuracy(),
              bin.count() < ReliabilityBin.FEWEST
                  ? Optional.empty()
                  : Optional.of(wrong.get(number).interval(Confidence.USUAL).complement())));
    }
    return bins;
  }
}

package org.cvready.study.threshold;

import java.util.List;
import org.cvready.metric.ClusterTally;
import org.cvready.metric.Confidence;
import org.cvready.metric.FalseAlarms;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.ObjectOutcome;
import org.cvready.metric.ScoreGrid;
import org.cvready.metric.interval.Interval;

/** What became of one class at every threshold, on the images that are chosen with. */
final class ClassSteps {
  private final int classIndex;
  private final List<ImageOutcome> images;
  private final double matchIou;
  private final long[] found = new long[ScoreGrid.STEPS];
  private final double[] looseness = new double[ScoreGrid.STEPS];
  private final long[] wrong = new long[ScoreGrid.STEPS];
  private long objects;

  ClassSteps(int classIndex, List<ImageOutcome> images, double matchIou) {
    this.classIndex = classIndex;
    this.images = images;
    this.matchIou = matchIou;
    for (ImageOutcome image : images) {
      add(image.falseAlarms());
      image.objects().stream().filter(o -> o.classIndex() == classIndex).forEach(this::add);
    }
    for (int step = ScoreGrid.STEPS - 2; step >= 0; step--) {
      found[step] += found[step + 1];
      looseness[step] += looseness[step + 1];
    }
  }

  private void add(FalseAlarms alarms) {
    for (int step = 0; step < ScoreGrid.STEPS; step++) {
      wrong[step] += alarms.count(classIndex, step);
    }
  }

  private void add(ObjectOutcome object) {
    objects++;
    if (object.score() > 0) {
      int step = ScoreGrid.reached(object.score());
      found[step]++;
      looseness[step] += matchIou < 1 ? Math.max(0, 1 - object.iou()) / (1 - matchIou) : 0;
    }
  }

  long objects() {
    return objects;
  }

  long misses(int step) {
    return objects - found[step];
  }

  long wrong(int step) {
    return wrong[step];
  }

  /** Harmonic mean of precision and recall; 0 where there is nothing. */
  double f1(int step) {
    long whole = 2 * found[step] + wrong[step] + misses(step);
    return whole == 0 ? 0 : 2.0 * found[step] / whole;
  }

  /** Localisation-recall-precision error; 1 where there is nothing. */
  double lrp(int step) {
    long whole = found[step] + wrong[step] + misses(step);
    return whole == 0 ? 1 : (looseness[step] + wrong[step] + misses(step)) / whole;
  }

  double missRate(int step) {
    return (double) misses(step) / objects;
  }

  /** Bounds on the rate of misses at a step. */
  Interval missBounds(int step) {
    ClusterTally tally = new ClusterTally();
    double threshold = ScoreGrid.threshold(step);
    for (ImageOutcome image : images) {
      for (ObjectOutcome object : image.objects()) {
        if (object.classIndex() == classIndex) {
          boolean hit = object.score() > 0 && object.score() >= threshold;
          tally.add(image.cluster(), 1, hit ? 0 : 1);
        }
      }
    }
    return tally.interval(Confidence.USUAL);
  }
}

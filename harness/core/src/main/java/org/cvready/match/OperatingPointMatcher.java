package org.cvready.match;

import java.util.List;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;

/**
 * Matches the detections of one image that count at an operating point with its ground truth.
 *
 * <p>Class by class, the best score first, by COCO's rule (see {@link Candidates}) at the operating
 * point's IoU. There is no limit on the number of detections. Where all classes have the same
 * operating score and the IoU is .5, the counts are those that {@code score} prints. Unlike
 * pycocotools, it never misreads ground truth whose id is 0.
 */
public final class OperatingPointMatcher {
  private final OperatingPoint point;

  /** A matcher at {@code point}. */
  public OperatingPointMatcher(OperatingPoint point) {
    this.point = point;
  }

  /**
   * Matches one image.
   *
   * @param truths ground truth; a class beyond the operating point's has no detections and is
   *     missed
   * @param detections all detections of the image, whose classes the operating point must cover
   */
  public ImageMatches match(List<GroundTruth> truths, List<Detection> detections) {
    boolean[] ignored = new boolean[truths.size()];
    boolean[] taken = new boolean[truths.size()];
    for (int g = 0; g < ignored.length; g++) {
      ignored[g] = truths.get(g).ignored();
    }
    int[] matchOf = new int[detections.size()];
    for (int d = 0; d < matchOf.length; d++) {
      matchOf[d] = counts(detections.get(d)) ? ImageMatches.UNMATCHED : ImageMatches.NOT_COUNTED;
    }
    Candidates candidates = new Candidates(point.matchIou());
    for (int d : byScore(detections)) {
      if (matchOf[d] == ImageMatches.NOT_COUNTED) {
        continue;
      }
      offer(candidates, truths, detections.get(d));
      int best = candidates.best(taken, ignored, point.matchIou());
      if (best != Candidates.NONE) {
        matchOf[d] = best;
        taken[best] = !ignored[best];
      }
    }
    return new ImageMatches(truths, detections, matchOf);
  }

  private boolean counts(Detection detection) {
    if (detection.classIndex() >= point.classes()) {
      throw new IllegalArgumentException(
          "class index of a detection must be in [0, %d), got %d"
              .formatted(point.classes(), detection.classIndex()));
    }
    return detection.score() >= point.score(detection.classIndex());
  }

  private static int[] byScore(List<Detection> detections) {
    int[] order = new int[detections.size()];
    double[] scores = new double[order.length];
    for (int d = 0; d < order.length; d++) {
      order[d] = d;
      scores[d] = detections.get(d).score();
    }
    DescendingScores.sort(order, 0, order.length, scores);
    return order;
  }

  private static void offer(Candidates candidates, List<GroundTruth> truths, Detection detection) {
    candidates.clear();
    for (int g = 0; g < truths.size(); g++) {
      GroundTruth truth = truths.get(g);
      if (truth.classIndex() == detection.classIndex()) {
        candidates.offer(
            g,
            truth.ignored()
                ? detection.box().shareInside(truth.box())
                : detection.box().iou(truth.box()));
      }
    }
  }
}

package org.cvready.metric.coco;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.cvready.match.LabelledDetections;

/**
 * One category's matches sorted once, so that its average precision can be worked out for any
 * number of copies of each image.
 */
final class WeightedCategory {
  private final int[] images;
  private final int[][] marked = new int[CocoGrid.IOUS][];
  private final int[] truthImages;
  private final CocoFigure figure;

  WeightedCategory(LabelledDetections data, CategoryMatches matches, CocoFigure figure) {
    this.figure = figure;
    int[] order =
        Arrays.stream(matches.byScore())
            .filter(i -> matches.rank(i) < CategoryMatches.LIMIT)
            .toArray();
    images = Arrays.stream(order).map(i -> data.detections().image(matches.detection(i))).toArray();
    for (int t = 0; t < CocoGrid.IOUS; t++) {
      marked[t] = figure.includesIou(t) ? marked(matches, order, t) : new int[0];
    }
    truthImages =
        Arrays.stream(matches.groundTruth())
            .filter(g -> !matches.isIgnored(g, figure.area()))
            .map(g -> data.groundTruth().image(g))
            .toArray();
  }

  /** Where in the order a detection finds an object; complemented where it is ignored. */
  private int[] marked(CategoryMatches matches, int[] order, int iou) {
    return IntStream.range(0, order.length)
        .filter(
            k ->
                matches.hit(order[k], figure.area(), iou)
                    || matches.ignored(order[k], figure.area(), iou))
        .map(k -> matches.hit(order[k], figure.area(), iou) ? k : ~k)
        .toArray();
  }

  /** Adds the images that hold an object that counts. */
  void markImages(boolean[] holds) {
    for (int image : truthImages) {
      holds[image] = true;
    }
  }

  /** Average precision with {@code weights} copies of each image; -1 where no object is left. */
  double averagePrecision(int[] weights) {
    long truths = 0;
    for (int image : truthImages) {
      truths += weights[image];
    }
    if (truths == 0) {
      return -1;
    }
    int[] copiesUpTo = new int[images.length];
    int copies = 0;
    for (int k = 0; k < images.length; k++) {
      copies += weights[images[k]];
      copiesUpTo[k] = copies;
    }
    double[] samples = new double[CocoGrid.RECALLS];
    double sum = 0;
    int ious = 0;
    for (int t = 0; t < CocoGrid.IOUS; t++) {
      if (figure.includesIou(t)) {
        curve(weights, copiesUpTo, marked[t], truths).sample(samples, 0);
        sum += Arrays.stream(samples).sum();
        ious++;
      }
    }
    return sum / (ious * CocoGrid.RECALLS);
  }

  /** Looks only at the marked detections; all others up to one are false alarms. */
  private PrecisionCurve curve(int[] weights, int[] copiesUpTo, int[] marks, long truths) {
    PrecisionCurve curve = new PrecisionCurve(truths, truthImages.length);
    int neither = 0;
    int raised = 0;
    for (int mark : marks) {
      int k = mark < 0 ? ~mark : mark;
      int copies = weights[images[k]];
      if (copies == 0) {
        continue;
      }
      if (mark >= 0) {
        int wrong = copiesUpTo[k] - copies - neither;
        curve.falseAlarm(wrong - raised);
        raised = wrong;
        curve.hit(copies);
      }
      neither += copies;
    }
    return curve;
  }
}

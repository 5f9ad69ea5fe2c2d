package org.cvready.metric.coco;

import java.util.Arrays;
import org.cvready.match.LabelledDetections;

/**
 * One category's matches sorted once, so that its average precision can be worked out for any
 * number of copies of each image.
 */
final class WeightedCategory {
  private final int[] images;
  private final short[] hits;
  private final short[] ignored;
  private final int[] truthImages;
  private final CocoFigure figure;

  WeightedCategory(LabelledDetections data, CategoryMatches matches, CocoFigure figure) {
    this.figure = figure;
    int[] order =
        Arrays.stream(matches.byScore())
            .filter(i -> matches.rank(i) < CategoryMatches.LIMIT)
            .toArray();
    images = new int[order.length];
    hits = new short[order.length];
    ignored = new short[order.length];
    for (int k = 0; k < order.length; k++) {
      images[k] = data.detections().image(matches.detection(order[k]));
      for (int t = 0; t < CocoGrid.IOUS; t++) {
        hits[k] |= (short) (matches.hit(order[k], figure.area(), t) ? 1 << t : 0);
        ignored[k] |= (short) (matches.ignored(order[k], figure.area(), t) ? 1 << t : 0);
      }
    }
    truthImages =
        Arrays.stream(matches.groundTruth())
            .filter(g -> !matches.isIgnored(g, figure.area()))
            .map(g -> data.groundTruth().image(g))
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
    double[] samples = new double[CocoGrid.RECALLS];
    double sum = 0;
    int ious = 0;
    for (int t = 0; t < CocoGrid.IOUS; t++) {
      if (figure.includesIou(t)) {
        curve(weights, t, truths).sample(samples, 0);
        sum += Arrays.stream(samples).sum();
        ious++;
      }
    }
    return sum / (ious * CocoGrid.RECALLS);
  }

  private PrecisionCurve curve(int[] weights, int iou, long truths) {
    PrecisionCurve curve = new PrecisionCurve(truths, truthImages.length);
    for (int k = 0; k < images.length; k++) {
      int copies = weights[images[k]];
      if (copies == 0 || (ignored[k] >> iou & 1) != 0) {
        continue;
      }
      if ((hits[k] >> iou & 1) != 0) {
        curve.hit(copies);
      } else {
        curve.falseAlarm(copies);
      }
    }
    return curve;
  }
}

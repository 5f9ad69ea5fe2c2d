package org.cvready.metric.coco;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.cvready.match.DetectionColumns;
import org.cvready.match.GroundTruthColumns;
import org.cvready.match.LabelledDetections;

/**
 * Positions of ground truth or of detections, grouped by category and inside that by ascending
 * image id, in file order inside that. Made by two stable counting sorts.
 */
final class CategoryIndex {
  private final int[] order;
  private final int[] starts;

  private CategoryIndex(int[] order, int[] starts) {
    this.order = order;
    this.starts = starts;
  }

  static CategoryIndex ofGroundTruth(LabelledDetections data) {
    GroundTruthColumns truths = data.groundTruth();
    return of(data, truths.size(), truths::image, truths::category);
  }

  static CategoryIndex ofDetections(LabelledDetections data) {
    DetectionColumns detections = data.detections();
    return of(data, detections.size(), detections::image, detections::category);
  }

  private static CategoryIndex of(
      LabelledDetections data, int size, IntUnaryOperator image, IntUnaryOperator category) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    int undeclared = data.categories();
    int[] byImage = new int[size];
    sort(order, byImage, i -> data.imageRank(image.applyAsInt(i)), new int[data.images() + 1]);
    int[] starts = new int[undeclared + 2];
    sort(byImage, order, i -> Math.min(category.applyAsInt(i), undeclared), starts);
    return new CategoryIndex(order, starts);
  }

  /** Sorts into {@code target}; leaves in {@code ends} where each key's run ends. */
  private static void sort(int[] source, int[] target, IntUnaryOperator key, int[] ends) {
    int[] next = new int[ends.length];
    for (int item : source) {
      ends[key.applyAsInt(item)]++;
    }
    for (int k = 1; k < ends.length; k++) {
      next[k] = ends[k - 1] + next[k - 1];
    }
    for (int item : source) {
      target[next[key.applyAsInt(item)]++] = item;
    }
    System.arraycopy(next, 0, ends, 0, ends.length);
  }

  /** The positions of the items of {@code category}. */
  int[] of(int category) {
    int from = category == 0 ? 0 : starts[category - 1];
    return Arrays.copyOfRange(order, from, starts[category]);
  }
}

package org.cvready.study.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;

/** Detections of two views of one image, in the same frame. */
final class MergedViews {
  private static final Comparator<Detection> BEST_FIRST =
      Comparator.comparingDouble(Detection::score).reversed();

  private MergedViews() {}

  /**
   * The mean of two views: what both see has the mean of its scores and of its boxes, weighted by
   * them; what one sees has half its score, as if the other had seen it with score 0.
   *
   * @param iou least overlap of two detections of a class that are one, in (0, 1]
   */
  static List<Detection> mean(List<Detection> first, List<Detection> second, double iou) {
    List<Detection> merged = new ArrayList<>();
    boolean[] used = new boolean[second.size()];
    for (Detection one : first) {
      int best = -1;
      double overlap = iou;
      for (int i = 0; i < used.length; i++) {
        Detection other = second.get(i);
        if (used[i] || other.classIndex() != one.classIndex()) {
          continue;
        }
        double own = one.box().iou(other.box());
        if (best < 0 ? own >= overlap : own > overlap) {
          best = i;
          overlap = own;
        }
      }
      merged.add(best < 0 ? halved(one) : both(one, second.get(best)));
      if (best >= 0) {
        used[best] = true;
      }
    }
    for (int i = 0; i < used.length; i++) {
      if (!used[i]) {
        merged.add(halved(second.get(i)));
      }
    }
    merged.sort(BEST_FIRST);
    return merged;
  }

  private static Detection halved(Detection one) {
    return new Detection(one.box(), one.classIndex(), one.score() / 2);
  }

  private static Detection both(Detection one, Detection other) {
    double sum = one.score() + other.score();
    double share = sum > 0 ? one.score() / sum : 0.5;
    Box a = one.box();
    Box b = other.box();
    return new Detection(
        new Box(
            share * a.x() + (1 - share) * b.x(),
            share * a.y() + (1 - share) * b.y(),
            share * a.width() + (1 - share) * b.width(),
            share * a.height() + (1 - share) * b.height()),
        one.classIndex(),
        sum / 2);
  }

  /**
   * The best first, without those that overlap a better one of their class by more than a limit.
   */
  static List<Detection> suppressed(List<Detection> all, double iou) {
    List<Detection> sorted = new ArrayList<>(all);
    sorted.sort(BEST_FIRST);
    List<Detection> kept = new ArrayList<>();
    for (Detection one : sorted) {
      boolean free =
          kept.stream()
              .noneMatch(
                  other ->
                      other.classIndex() == one.classIndex() && other.box().iou(one.box()) > iou);
      if (free) {
        kept.add(one);
      }
    }
    return kept;
  }

  /** The same detections on the mirror image. */
  static List<Detection> mirrored(List<Detection> detections, int width) {
    return detections.stream()
        .map(
            found ->
                new Detection(
                    new Box(
                        width - found.box().right(),
                        found.box().y(),
                        found.box().width(),
                        found.box().height()),
                    found.classIndex(),
                    found.score()))
        .toList();
  }
}

package org.cvready.match;

import java.util.Arrays;
import java.util.List;

/** The overlaps of the detections of one image with its ground truth, class by class or not. */
final class ImageOverlaps {
  /** Which ground truth to choose among. */
  enum Among {
    OWN_CLASS,
    OWN_CLASS_FOUND,
    OTHER_CLASSES,
    ALL
  }

  private final LabelledDetections data;
  private final int[] detections;
  private final int[] truths;
  private final int[] crowds;
  private final double[][] iou;
  private final boolean[] matched;

  /** The overlaps of {@code detections}, best score first, with {@code allTruths}. */
  ImageOverlaps(LabelledDetections data, List<Integer> allTruths, int[] detections) {
    GroundTruthColumns columns = data.groundTruth();
    this.data = data;
    this.detections = detections;
    this.truths = allTruths.stream().mapToInt(g -> g).filter(g -> !columns.crowd(g)).toArray();
    this.crowds = allTruths.stream().mapToInt(g -> g).filter(columns::crowd).toArray();
    this.iou = new double[detections.length][truths.length];
    this.matched = new boolean[detections.length];
    for (int d = 0; d < detections.length; d++) {
      for (int g = 0; g < truths.length; g++) {
        iou[d][g] = columns.overlap(truths[g], data.detections().boxes(), detections[d]);
      }
    }
  }

  /** Matches best score first within classes; notes in {@code found} which ground truth is. */
  void match(double matchIou, boolean[] found) {
    boolean[] taken = new boolean[truths.length];
    for (int d = 0; d < detections.length; d++) {
      int best = Candidates.NONE;
      for (int g = 0; g < truths.length; g++) {
        if (!taken[g] && sameClass(d, g) && (best < 0 || iou[d][g] > iou[d][best])) {
          best = g;
        }
      }
      if (best >= 0 && iou[d][best] >= matchIou) {
        taken[best] = true;
        matched[d] = true;
        found[truths[best]] = true;
      }
    }
  }

  private boolean sameClass(int d, int g) {
    return data.detections().category(detections[d]) == data.groundTruth().category(truths[g]);
  }

  int size() {
    return detections.length;
  }

  int detection(int d) {
    return detections[d];
  }

  int truth(int g) {
    return truths[g];
  }

  boolean isMatched(int d) {
    return matched[d];
  }

  double iou(int d, int g) {
    return iou[d][g];
  }

  /** The first of the ground truths that overlap most, or {@link Candidates#NONE}. */
  int best(int d, Among among, boolean[] found) {
    int best = Candidates.NONE;
    for (int g = 0; g < truths.length; g++) {
      boolean eligible =
          switch (among) {
            case ALL -> true;
            case OWN_CLASS -> sameClass(d, g);
            case OWN_CLASS_FOUND -> sameClass(d, g) && found[truths[g]];
            case OTHER_CLASSES -> !sameClass(d, g);
          };
      if (eligible && (best < 0 || iou[d][g] > iou[d][best])) {
        best = g;
      }
    }
    return best;
  }

  /** True where more than {@code share} of the detection lies in a crowd of its class. */
  boolean inCrowd(int d, double share) {
    int category = data.detections().category(detections[d]);
    return Arrays.stream(crowds)
        .filter(g -> data.groundTruth().category(g) == category)
        .anyMatch(
            g -> data.groundTruth().overlap(g, data.detections().boxes(), detections[d]) > share);
  }
}

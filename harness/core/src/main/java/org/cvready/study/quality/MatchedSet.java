package org.cvready.study.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.cvready.match.DetectionColumns;
import org.cvready.match.GroundTruthColumns;
import org.cvready.match.ImageMatches;
import org.cvready.match.LabelledDetections;
import org.cvready.match.OperatingPoint;
import org.cvready.match.OperatingPointMatcher;
import org.cvready.study.quality.PrCurve.Scored;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;

/**
 * A set whose detections are matched at any score, image by image, by the rule that counts at the
 * operating point.
 */
final class MatchedSet {
  private final int classes;
  private final OperatingPoint point;
  private final long[] objects;
  private final List<List<Scored>> detections = new ArrayList<>();
  private final long[][] confusion;

  private MatchedSet(int classes, OperatingPoint point) {
    this.classes = classes;
    this.point = point;
    this.objects = new long[classes];
    this.confusion = new long[classes + 1][classes + 1];
    for (int c = 0; c < classes; c++) {
      detections.add(new ArrayList<>());
    }
  }

  /**
   * Matches a set.
   *
   * @param data truths and detections
   * @param point the operating point, by the positions of the data's categories
   */
  static MatchedSet of(LabelledDetections data, OperatingPoint point) {
    MatchedSet matched = new MatchedSet(data.categories(), point);
    OperatingPointMatcher matcher = new OperatingPointMatcher(point.atAnyScore());
    int[][] truths = byImage(data.images(), data.groundTruth().size(), data.groundTruth()::image);
    int[][] found = byImage(data.images(), data.detections().size(), data.detections()::image);
    for (int image = 0; image < truths.length; image++) {
      // One image at a time: a set may have a million detections.
      matched.add(
          matcher.match(
              Arrays.stream(truths[image]).mapToObj(g -> truth(data, g)).toList(),
              Arrays.stream(found[image]).mapToObj(d -> detection(data, d)).toList()));
    }
    return matched;
  }

  /** The positions of each image's entries, in their order. */
  private static int[][] byImage(int images, int size, IntUnaryOperator imageOf) {
    int[] counts = new int[images];
    for (int i = 0; i < size; i++) {
      counts[imageOf.applyAsInt(i)]++;
    }
    int[][] positions = new int[images][];
    for (int image = 0; image < images; image++) {
      positions[image] = new int[counts[image]];
    }
    int[] filled = new int[images];
    for (int i = 0; i < size; i++) {
      int image = imageOf.applyAsInt(i);
      positions[image][filled[image]++] = i;
    }
    return positions;
  }

  private static GroundTruth truth(LabelledDetections data, int g) {
    GroundTruthColumns truths = data.groundTruth();
    double[] box = new double[4];
    truths.boxes().read(g, box);
    return new GroundTruth(boxOf(box), truths.category(g), truths.area(g), truths.crowd(g));
  }

  private static Detection detection(LabelledDetections data, int d) {
    DetectionColumns detections = data.detections();
    double[] box = new double[4];
    detections.boxes().read(d, box);
    return new Detection(boxOf(box), detections.category(d), detections.score(d));
  }

  private static Box boxOf(double[] box) {
    return new Box(box[0], box[1], box[2], box[3]);
  }

  private void add(ImageMatches image) {
    boolean[] explained = new boolean[image.groundTruth().size()];
    for (int d = 0; d < image.detections().size(); d++) {
      Detection detection = image.detections().get(d);
      if (image.isIgnored(d)) {
        continue;
      }
      int c = detection.classIndex();
      detections.get(c).add(new Scored(detection.score(), image.isTruePositive(d)));
      if (image.isTruePositive(d) && counts(detection)) {
        explained[image.matchOf(d).orElseThrow()] = true;
        confusion[c][c]++;
      }
    }
    addWrong(image, explained);
    for (int g = 0; g < explained.length; g++) {
      GroundTruth truth = image.groundTruth().get(g);
      if (!truth.ignored()) {
        objects[truth.classIndex()]++;
        confusion[truth.classIndex()][classes] += explained[g] ? 0 : 1;
      }
    }
  }

  private boolean counts(Detection detection) {
    return detection.score() >= point.score(detection.classIndex());
  }

  /** Pairs the detections that are wrong with the objects that are left, the best score first. */
  private void addWrong(ImageMatches image, boolean[] explained) {
    List<Detection> wrong = new ArrayList<>();
    for (int d = 0; d < image.detections().size(); d++) {
      if (image.isFalsePositive(d) && counts(image.detections().get(d))) {
        wrong.add(image.detections().get(d));
      }
    }
    wrong.sort((a, b) -> Double.compare(b.score(), a.score()));
    for (Detection detection : wrong) {
      int nearest = nearest(detection, image.groundTruth(), explained);
      int row = nearest < 0 ? classes : image.groundTruth().get(nearest).classIndex();
      confusion[row][detection.classIndex()]++;
      if (nearest >= 0) {
        explained[nearest] = true;
      }
    }
  }

  private int nearest(Detection detection, List<GroundTruth> truths, boolean[] explained) {
    int nearest = -1;
    double best = point.matchIou();
    for (int g = 0; g < explained.length; g++) {
      double iou = detection.box().iou(truths.get(g).box());
      boolean free = !explained[g] && !truths.get(g).ignored();
      if (free && (nearest < 0 ? iou >= best : iou > best)) {
        nearest = g;
        best = iou;
      }
    }
    return nearest;
  }

  /** Labelled objects of a category, crowds left out. */
  long objects(int category) {
    return objects[category];
  }

  /** The detections of a category at any score, those on crowds left out. */
  List<Scored> detections(int category) {
    return List.copyOf(detections.get(category));
  }

  /** The confusion at the operating point, over the categories that occur or were detected. */
  Confusion confusion(List<String> names) {
    List<Integer> kept = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      boolean occurs = false;
      for (int other = 0; other <= classes; other++) {
        occurs |= confusion[c][other] + confusion[other][c] > 0;
      }
      if (occurs) {
        kept.add(c);
      }
    }
    List<Integer> rows = new ArrayList<>(kept);
    rows.add(classes);
    List<List<Long>> counts = new ArrayList<>();
    for (int row : rows) {
      counts.add(rows.stream().map(column -> confusion[row][column]).toList());
    }
    return new Confusion(kept.stream().map(names::get).toList(), counts);
  }
}

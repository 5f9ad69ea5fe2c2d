package org.cvready.study.calibration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cvready.match.DetectionColumns;
import org.cvready.match.GroundTruthColumns;
import org.cvready.match.ImageMatches;
import org.cvready.match.LabelledDetections;
import org.cvready.match.OperatingPoint;
import org.cvready.match.OperatingPointMatcher;
import org.cvready.model.recalibration.ScoreMaps;
import org.cvready.study.calibration.ScoredDetection.Place;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;

/**
 * The detections of a labelled set with what became of them, those on crowds left out.
 *
 * @param dataset name of the set
 * @param clusters the independent unit of each image
 * @param unitNames the different units, by the number that detections have
 * @param detections by image, and by falling score in each
 */
record ScoredSet(
    String dataset,
    List<String> clusters,
    List<String> unitNames,
    List<ScoredDetection> detections) {
  ScoredSet {
    clusters = List.copyOf(clusters);
    unitNames = List.copyOf(unitNames);
    detections = List.copyOf(detections);
  }

  /**
   * Matches a set. What has a lower score never takes a match away, so those below what the
   * question looks at are left out.
   */
  static ScoredSet of(CalibrationQuestion.LabelledSet set, CalibrationQuestion question) {
    LabelledDetections data = set.data();
    List<List<GroundTruth>> truths = new ArrayList<>();
    List<List<Detection>> found = new ArrayList<>();
    for (int image = 0; image < data.images(); image++) {
      truths.add(new ArrayList<>());
      found.add(new ArrayList<>());
    }
    double[] box = new double[4];
    GroundTruthColumns labels = data.groundTruth();
    for (int g = 0; g < labels.size(); g++) {
      labels.boxes().read(g, box);
      truths
          .get(labels.image(g))
          .add(new GroundTruth(boxOf(box), labels.category(g), labels.area(g), labels.crowd(g)));
    }
    DetectionColumns columns = data.detections();
    for (int d = 0; d < columns.size(); d++) {
      if (columns.score(d) >= question.least(set.classIndexes().get(columns.category(d)))) {
        columns.boxes().read(d, box);
        found
            .get(columns.image(d))
            .add(new Detection(boxOf(box), columns.category(d), columns.score(d)));
      }
    }
    OperatingPointMatcher matcher =
        new OperatingPointMatcher(
            OperatingPoint.uniform(data.categories(), 0, 0, question.point().matchIou())
                .atAnyScore());
    Map<String, Integer> units = new HashMap<>();
    List<String> names = new ArrayList<>();
    List<ScoredDetection> scored = new ArrayList<>();
    for (int image = 0; image < data.images(); image++) {
      String cluster = set.clusters().get(image);
      if (units.putIfAbsent(cluster, names.size()) == null) {
        names.add(cluster);
      }
      add(
          matcher.match(truths.get(image), found.get(image)),
          new ImageOf(set, image, units.getOrDefault(cluster, 0)),
          scored);
    }
    return new ScoredSet(set.dataset(), set.clusters(), names, scored);
  }

  private record ImageOf(CalibrationQuestion.LabelledSet set, int image, int unit) {
    Place place(Box box) {
      CalibrationQuestion.Size size = set.sizes().get(image);
      return new Place(
          share(box.x() + box.width() / 2, size.width()),
          share(box.y() + box.height() / 2, size.height()),
          share(box.width(), size.width()),
          share(box.height(), size.height()));
    }

    private static double share(double pixels, int of) {
      return Math.min(1, Math.max(0, pixels / of));
    }
  }

  private static void add(ImageMatches matches, ImageOf image, List<ScoredDetection> scored) {
    for (int d = 0; d < matches.detections().size(); d++) {
      if (matches.isIgnored(d)) {
        continue;
      }
      Detection detection = matches.detections().get(d);
      boolean right = matches.isTruePositive(d);
      double iou =
          right
              ? Math.min(
                  1,
                  detection
                      .box()
                      .iou(matches.groundTruth().get(matches.matchOf(d).orElseThrow()).box()))
              : 0;
      scored.add(
          new ScoredDetection(
              image.set().classIndexes().get(detection.classIndex()),
              detection.score(),
              right,
              iou,
              image.unit(),
              image.place(detection.box())));
    }
  }

  private static Box boxOf(double[] box) {
    return new Box(box[0], box[1], box[2], box[3]);
  }

  /** The same set with some of its images only, told by their independent units. */
  ScoredSet ofUnits(java.util.Set<String> chosen) {
    return new ScoredSet(
        dataset,
        clusters.stream().filter(chosen::contains).toList(),
        unitNames,
        detections.stream().filter(d -> chosen.contains(unitNames.get(d.unit()))).toList());
  }

  /** The same set with other scores. */
  ScoredSet mapped(ScoreMaps maps) {
    return new ScoredSet(
        dataset,
        clusters,
        unitNames,
        detections.stream().map(d -> d.withScore(maps.at(d.classIndex(), d.score()))).toList());
  }

  /** The detections of a class. */
  List<ScoredDetection> of(int classIndex) {
    return detections.stream().filter(d -> d.classIndex() == classIndex).toList();
  }
}

package org.cvready.study.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.cvready.match.DetectionColumns;
import org.cvready.match.GroundTruthColumns;
import org.cvready.match.LabelledDetections;
import org.cvready.match.LabelledDetections.Category;
import org.cvready.study.calibration.CalibrationQuestion.LabelledSet;
import org.cvready.study.calibration.CalibrationQuestion.Size;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;

/** Images of four detections each whose chance to be right is a known function of their scores. */
final class SyntheticSet {
  private static final int EACH = 4;

  private SyntheticSet() {}

  static LabelledSet of(String name, int images, long seed, DoubleUnaryOperator chance) {
    SplittableRandom random = new SplittableRandom(seed);
    GroundTruthColumns truths = new GroundTruthColumns();
    DetectionColumns detections = new DetectionColumns();
    List<String> clusters = new ArrayList<>();
    List<Size> sizes = new ArrayList<>();
    long[] ids = new long[images];
    for (int image = 0; image < images; image++) {
      ids[image] = image + 1L;
      clusters.add("i" + image);
      sizes.add(new Size(100, 100));
      for (int i = 0; i < EACH; i++) {
        Box box = new Box(25.0 * i, 40, 20, 20);
        double score = 0.1 + 0.9 * random.nextDouble();
        if (random.nextDouble() < chance.applyAsDouble(score)) {
          truths.add(image, GroundTruth.of(box, i % 2));
        }
        detections.add(image, new Detection(box, i % 2, score));
      }
    }
    return new LabelledSet(
        name,
        new LabelledDetections(
            List.of(new Category(1, "a"), new Category(2, "b")), ids, truths, detections),
        List.of(0, 1),
        clusters,
        sizes);
  }
}

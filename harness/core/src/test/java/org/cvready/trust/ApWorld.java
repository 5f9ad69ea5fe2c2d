package org.cvready.trust;

import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.cvready.gate.MeasuredRun;
import org.cvready.match.DetectionColumns;
import org.cvready.match.GroundTruthColumns;
import org.cvready.match.LabelledDetections;
import org.cvready.match.LabelledDetections.Category;
import org.cvready.metric.ApMeter;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.cvready.metric.coco.CocoEvaluation;
import org.cvready.metric.coco.CocoFigure;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;

/**
 * Images with scored detections. Some images are hard: their objects are found more seldom and with
 * lower scores.
 *
 * @param images how many
 * @param sizes objects of an image
 * @param found share of objects found on an image that is not hard, in (0, 1)
 */
public record ApWorld(int images, SizeLaw sizes, double found) implements World {
  private static final double HARD = 0.3;
  private static final double FOUND_THERE = 0.6;
  private static final double FALSE_PER_OBJECT = 0.3;
  private static final double SIDE = 40;
  private static final int SAMPLE_FOR_TRUTH = 20_000;

  @Override
  public MeasuredRun draw(RandomGenerator random) {
    LabelledDetections data = data(images, random);
    int[] clusters = IntStream.range(0, images).toArray();
    ApMeter meter = new ApMeter(data, clusters, random.nextLong());
    return new OneFigure(
        confidence ->
            meter.measure(
                new ApMeter.Figure(Metric.AP50, Scope.of(SyntheticRun.SITE), confidence),
                OptionalInt.of(0)));
  }

  /** The true AP50, from so many images that its own error no longer matters. */
  public double truth(long seed) {
    LabelledDetections data = data(SAMPLE_FOR_TRUTH, new SplittableRandom(seed));
    return CocoEvaluation.of(data).figure(CocoFigure.AP50, 0);
  }

  private LabelledDetections data(int count, RandomGenerator random) {
    GroundTruthColumns truths = new GroundTruthColumns();
    DetectionColumns detections = new DetectionColumns();
    for (int image = 0; image < count; image++) {
      boolean hard = random.nextDouble() < HARD;
      int objects = sizes.draw(random);
      for (int k = 0; k < objects; k++) {
        Box box = new Box(2 * SIDE * k, 0, SIDE, SIDE);
        truths.add(image, new GroundTruth(box, 0, box.area(), false));
        if (random.nextDouble() < found * (hard ? FOUND_THERE : 1)) {
          double score = 0.3 + 0.7 * Math.pow(random.nextDouble(), hard ? 2 : 0.5);
          detections.add(image, new Detection(box, 0, score));
        }
        if (random.nextDouble() < FALSE_PER_OBJECT) {
          Box elsewhere = new Box(2 * SIDE * k, 2 * SIDE, SIDE, SIDE);
          detections.add(image, new Detection(elsewhere, 0, 0.8 * random.nextDouble()));
        }
      }
    }
    long[] ids = IntStream.rangeClosed(1, count).mapToLong(i -> i).toArray();
    return new LabelledDetections(List.of(new Category(1, "c0")), ids, truths, detections);
  }
}

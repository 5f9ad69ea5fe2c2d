package org.cvready.bench;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.cvready.match.DetectionColumns;
import org.cvready.match.GroundTruthColumns;
import org.cvready.match.ImageMatches;
import org.cvready.match.LabelledDetections;
import org.cvready.match.OperatingPoint;
import org.cvready.match.OperatingPointMatcher;
import org.cvready.metric.coco.ApBootstrap;
import org.cvready.metric.coco.CocoEvaluation;
import org.cvready.metric.coco.CocoFigure;
import org.cvready.metric.coco.ImageResamples;
import org.cvready.metric.interval.UnitBootstrap;
import org.cvready.vision.Box;
import org.cvready.vision.ClassNames;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Matching one image at an operating point, and the COCO evaluation and AP bootstrap of 1,000
 * images with 6 classes, about 7 objects and 100 detections each.
 *
 * <p>Run: {@code java @benchmarks/target/benchmarks.args org.openjdk.jmh.Main CocoBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CocoBenchmark {
  private static final int IMAGES = 1000;
  private static final int CLASSES = 6;

  private final LabelledDetections data;
  private final CocoEvaluation evaluation;
  private final List<GroundTruth> truths;
  private final List<Detection> detections;
  private final OperatingPointMatcher matcher;

  /** Makes the images. */
  public CocoBenchmark() {
    SplittableRandom random = new SplittableRandom(20261121);
    GroundTruthColumns truthColumns = new GroundTruthColumns();
    DetectionColumns detectionColumns = new DetectionColumns();
    List<GroundTruth> lastTruths = List.of();
    List<Detection> lastDetections = List.of();
    for (int image = 0; image < IMAGES; image++) {
      List<GroundTruth> here =
          IntStream.range(0, 1 + random.nextInt(13))
              .mapToObj(i -> GroundTruth.of(box(random), random.nextInt(CLASSES)))
              .toList();
      lastTruths = here;
      lastDetections = IntStream.range(0, 100).mapToObj(i -> detection(random, here)).toList();
      for (GroundTruth truth : lastTruths) {
        truthColumns.add(image, truth);
      }
      for (Detection detection : lastDetections) {
        detectionColumns.add(image, detection);
      }
    }
    truths = lastTruths;
    detections = lastDetections;
    ClassNames names = ClassNames.of("a", "b", "c", "d", "e", "f");
    data = LabelledDetections.numbered(names, IMAGES, truthColumns, detectionColumns);
    evaluation = CocoEvaluation.of(data);
    matcher = new OperatingPointMatcher(OperatingPoint.uniform(CLASSES, 0.25, 0.1, 0.5));
  }

  private static Detection detection(SplittableRandom random, List<GroundTruth> truths) {
    if (random.nextDouble() < 0.7) {
      double u = random.nextDouble();
      return new Detection(box(random), random.nextInt(CLASSES), u * u * u);
    }
    GroundTruth truth = truths.get(random.nextInt(truths.size()));
    Box of = truth.box();
    Box near =
        new Box(
            of.x() + of.width() * random.nextDouble(-0.15, 0.15), of.y(), of.width(), of.height());
    return new Detection(near, truth.classIndex(), random.nextDouble());
  }

  private static Box box(SplittableRandom random) {
    return new Box(
        random.nextDouble(400),
        random.nextDouble(300),
        8 * Math.exp(random.nextDouble(3.4)),
        8 * Math.exp(random.nextDouble(3.1)));
  }

  /** One image at an operating point. */
  @Benchmark
  public ImageMatches matchImage() {
    return matcher.match(truths, detections);
  }

  /** All twelve figures of all images. */
  @Benchmark
  public CocoEvaluation evaluateCoco() {
    return CocoEvaluation.of(data);
  }

  /** 200 resamples of AP50. */
  @Benchmark
  public UnitBootstrap bootstrapAp50() {
    return ApBootstrap.of(evaluation, CocoFigure.AP50, new ImageResamples(IMAGES, 200, 1)).spread();
  }
}

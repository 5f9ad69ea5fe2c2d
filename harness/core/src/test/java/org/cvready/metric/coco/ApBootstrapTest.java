package org.cvready.metric.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cvready.match.DetectionColumns;
import org.cvready.match.GroundTruthColumns;
import org.cvready.match.LabelledDetections;
import org.cvready.match.LabelledDetections.Category;
import org.cvready.metric.interval.Interval;
import org.cvready.metric.interval.UnitBootstrap;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApBootstrapTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void averagePrecision_everyImageOnce_isCocos(long seed) {
    CocoEvaluation evaluation = CocoEvaluation.of(problem(seed, 40));
    int[] once = new int[40];
    Arrays.fill(once, 1);
    for (CocoFigure figure : List.of(CocoFigure.AP, CocoFigure.AP50, CocoFigure.AP75)) {
      for (int c = 0; c < 2; c++) {
        double weighted =
            new WeightedCategory(evaluation.data(), evaluation.matches(c), figure)
                .averagePrecision(once);
        assertThat(weighted).isCloseTo(evaluation.figure(figure, c), within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void averagePrecision_copiesOfImages_isCocosOnTheCopies(long seed) {
    int images = 15;
    LabelledDetections data = problem(seed, images);
    CocoEvaluation evaluation = CocoEvaluation.of(data);
    int[] weights = new ImageResamples(images, 200, seed).weights(7);
    assertThat(Arrays.stream(weights).sum()).isEqualTo(images);
    CocoEvaluation copied = CocoEvaluation.of(copies(data, weights));
    for (int c = 0; c < 2; c++) {
      double weighted =
          new WeightedCategory(data, evaluation.matches(c), CocoFigure.AP)
              .averagePrecision(weights);
      assertThat(weighted).isCloseTo(copied.figure(CocoFigure.AP, c), within(1e-12));
      double ofMedium =
          new WeightedCategory(data, evaluation.matches(c), CocoFigure.AP_MEDIUM)
              .averagePrecision(weights);
      assertThat(ofMedium).isCloseTo(copied.figure(CocoFigure.AP_MEDIUM, c), within(1e-12));
    }
  }

  @Test
  void bootstrap_sameSeed_givesTheSameSpreadAndBoundsAroundTheEstimate() {
    CocoEvaluation evaluation = CocoEvaluation.of(problem(7, 60));
    ImageResamples resamples = new ImageResamples(60, 300, 11);
    ApBootstrap first = ApBootstrap.of(evaluation, CocoFigure.AP50, resamples);
    ApBootstrap second = ApBootstrap.of(evaluation, CocoFigure.AP50, resamples);
    assertThat(first.spread(0)).isEqualTo(second.spread(0));
    assertThat(first.spread()).isEqualTo(second.spread());
    double ap = evaluation.figure(CocoFigure.AP50, 0);
    Interval bounds = first.spread(0).bounds(ap, 0.95);
    assertThat(bounds.lower()).isLessThan(ap);
    assertThat(bounds.upper()).isGreaterThan(ap);
    assertThat(bounds.undecided()).isEmpty();
  }

  @Test
  void bootstrap_ofClusters_drawsTheirImagesTogetherAndIsWider() {
    int[] pairs = IntStream.range(0, 60).map(i -> i / 2).toArray();
    ImageResamples resamples = new ImageResamples(pairs, 300, 11);
    int[] weights = resamples.weights(3);
    for (int i = 0; i < 60; i += 2) {
      assertThat(weights[i]).isEqualTo(weights[i + 1]);
    }
    // Every image twice says no more than every image once, and the spread has to show that.
    LabelledDetections once = problem(7, 30);
    int[] twice = new int[30];
    Arrays.fill(twice, 2);
    CocoEvaluation doubled = CocoEvaluation.of(copies(once, twice));
    double alone =
        ApBootstrap.of(doubled, CocoFigure.AP50, new ImageResamples(60, 300, 11))
            .spread()
            .deviation();
    UnitBootstrap together = ApBootstrap.of(doubled, CocoFigure.AP50, resamples).spread();
    assertThat(together.deviation()).isGreaterThan(1.2 * alone);
    assertThat(together.units()).isLessThanOrEqualTo(30);
  }

  @Test
  void bootstrap_recall_isRefused() {
    CocoEvaluation evaluation = CocoEvaluation.of(problem(8, 30));
    assertThatThrownBy(
            () -> ApBootstrap.of(evaluation, CocoFigure.AR1, new ImageResamples(30, 200, 1)))
        .hasMessageContaining("must be an average precision, got AR1");
  }

  /** Two classes, about two objects an image, most of them found with scores that all differ. */
  static LabelledDetections problem(long seed, int images) {
    SplittableRandom random = new SplittableRandom(seed);
    GroundTruthColumns truths = new GroundTruthColumns();
    DetectionColumns detections = new DetectionColumns();
    long[] ids = new long[images];
    for (int image = 0; image < images; image++) {
      ids[image] = image + 1L;
      for (int k = random.nextInt(5); k > 0; k--) {
        Box box = new Box(random.nextInt(500), random.nextInt(400), 10 + random.nextInt(90), 40);
        int category = random.nextInt(2);
        boolean crowd = random.nextInt(6) == 0;
        truths.add(image, new GroundTruth(box, category, box.area(), crowd));
        if (random.nextDouble() < 0.7) {
          Box near = new Box(box.x() + random.nextInt(8), box.y(), box.width(), box.height());
          detections.add(image, new Detection(near, category, random.nextDouble()));
        }
        if (random.nextDouble() < 0.4) {
          Box away = new Box(box.x() + 30, box.y() + 20, box.width(), box.height());
          detections.add(image, new Detection(away, category, random.nextDouble()));
        }
      }
    }
    return new LabelledDetections(CATEGORIES, ids, truths, detections);
  }

  private static final List<Category> CATEGORIES =
      List.of(new Category(1, "a"), new Category(2, "b"));

  private static LabelledDetections copies(LabelledDetections data, int[] weights) {
    GroundTruthColumns truths = new GroundTruthColumns();
    DetectionColumns detections = new DetectionColumns();
    double[] box = new double[4];
    int copy = 0;
    for (int image = 0; image < weights.length; image++) {
      for (int k = 0; k < weights[image]; k++) {
        for (int g = 0; g < data.groundTruth().size(); g++) {
          if (data.groundTruth().image(g) == image) {
            data.groundTruth().boxes().read(g, box);
            truths.add(
                box, truths.size() + 1L, data.groundTruth().area(g), data.groundTruth().crowd(g));
            truths.place(truths.size() - 1, copy, data.groundTruth().category(g));
          }
        }
        for (int d = 0; d < data.detections().size(); d++) {
          if (data.detections().image(d) == image) {
            data.detections().boxes().read(d, box);
            detections.add(box, copy, data.detections().category(d), data.detections().score(d));
          }
        }
        copy++;
      }
    }
    long[] ids = new long[copy];
    Arrays.setAll(ids, i -> i + 1L);
    return new LabelledDetections(CATEGORIES, ids, truths, detections);
  }
}

package org.cvready.metric.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.cvready.match.DetectionColumns;
import org.cvready.match.GroundTruthColumns;
import org.cvready.match.LabelledDetections;
import org.cvready.match.LabelledDetections.Category;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApBootstrapTest {
  /** Worked examples {@code ap_logit_t} of ../shared/oracles/stats/intervals.json. */
  @ParameterizedTest
  @CsvSource({
    "0.8, 0.802, 0.02, 200, 0.7553488417, 0.8348413898",
    "0.8, 0.8, 0.02, 200, 0.7576428789, 0.836551336",
    "0.5, 0.51, 0.05, 50, 0.3912834759, 0.5895026429",
    "0.3, 0.33, 0.06, 30, 0.1709408517, 0.3988470826",
    "1.0, 1.0, 0, 100, 0.0, 1.0",
    "1.0, 0.999, 0.002, 100, 0.9889654667, 0.9977419205",
    "0.0, 0.01, 0.02, 40, 0.0004773804905, 0.251208653"
  })
  void bound_workedExample_givesItsBounds(
      double ap, double mean, double sd, long images, double lower, double upper) {
    ApBound bound = ApBound.of(ap, mean, sd, images);
    assertThat(bound.lower()).isCloseTo(lower, within(1e-8 * lower));
    assertThat(bound.upper()).isCloseTo(upper, within(1e-8 * upper));
  }

  /** Worked examples {@code ap_diff} of ../shared/oracles/stats/intervals.json. */
  @ParameterizedTest
  @CsvSource({
    "-0.01, 0.005, 200, -0.01985978272, -0.0001402172787",
    "0, 0.01, 100, -0.01984216952, 0.01984216952",
    "-0.05, 0.015, 1000, -0.07943512192, -0.02056487808",
    "-0.1, 0.04, 20, -0.1837209622, -0.01627903782",
    "-0.03, 0.03, 60, -0.09002986134, 0.03002986134",
    "0.1, 0.05, 15, -0.007239334396, 0.2072393344",
    "-0.2, 0.1, 5, -0.4776445105, 0.07764451052"
  })
  void difference_workedExample_givesItsBounds(
      double d, double sd, long images, double lower, double upper) {
    ApBound bound = ApBound.ofDifference(d, new ApBound.Resampled(d, sd), images, 0.5);
    assertThat(bound.lower()).isCloseTo(lower, within(1e-8 * Math.abs(lower)));
    assertThat(bound.upper()).isCloseTo(upper, within(1e-8 * Math.abs(upper)));
    assertThat(bound.undecidedReason().isPresent()).isEqualTo(images < 10);
  }

  @Test
  void bound_tooLittleEvidence_saysWhy() {
    assertThat(ApBound.of(0.5, 0.5, 0.1, 9).undecidedReason())
        .hasValueSatisfying(r -> assertThat(r).contains("at least 10").contains("got 9"));
    assertThat(ApBound.of(0.5, 0.5, 0, 50).undecidedReason()).isPresent();
    assertThat(ApBound.of(0.96, 0.96, 0.01, 99).undecidedReason()).isPresent();
    assertThat(ApBound.of(0.96, 0.96, 0.01, 100).undecidedReason()).isEmpty();
  }

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
  void bootstrap_sameSeed_givesTheSameBoundsAroundTheEstimate() {
    CocoEvaluation evaluation = CocoEvaluation.of(problem(7, 60));
    ImageResamples resamples = new ImageResamples(60, 300, 11);
    ApBootstrap first = ApBootstrap.of(evaluation, CocoFigure.AP50, resamples);
    ApBootstrap second = ApBootstrap.of(evaluation, CocoFigure.AP50, resamples);
    assertThat(first.bound(0)).isEqualTo(second.bound(0));
    assertThat(first.bound()).isEqualTo(second.bound());
    double ap = evaluation.figure(CocoFigure.AP50, 0);
    assertThat(first.bound(0).lower()).isLessThan(ap);
    assertThat(first.bound(0).upper()).isGreaterThan(ap);
    assertThat(first.bound(0).undecidedReason()).isEmpty();
  }

  @Test
  void difference_withItself_isUndecidedBecauseItNeverVaries() {
    CocoEvaluation evaluation = CocoEvaluation.of(problem(8, 30));
    ApBootstrap one = ApBootstrap.of(evaluation, CocoFigure.AP, new ImageResamples(30, 200, 1));
    ApBound difference = one.minus(one, 0);
    assertThat(difference.mean()).isZero();
    assertThat(difference.undecidedReason()).isPresent();
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

package org.cvready.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.cvready.metric.coco.CocoEvaluation;
import org.cvready.metric.coco.DetectionCounts;
import org.cvready.vision.Box;
import org.cvready.vision.ClassNames;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperatingPointMatcherTest {
  private static final int CLASSES = 3;

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  private record Scene(List<GroundTruth> truths, List<Detection> detections) {}

  /** Coarse coordinates and scores, so that ties of IoU and score are frequent. */
  private static Scene scene(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<GroundTruth> truths = new ArrayList<>();
    List<Detection> detections = new ArrayList<>();
    for (int k = random.nextInt(9); k > 0; k--) {
      Box box = box(random);
      truths.add(new GroundTruth(box, random.nextInt(CLASSES), box.area(), k % 5 == 0));
    }
    for (int k = random.nextInt(25); k > 0; k--) {
      detections.add(
          new Detection(box(random), random.nextInt(CLASSES), random.nextInt(11) / 10.0));
    }
    return new Scene(truths, detections);
  }

  private static Box box(SplittableRandom random) {
    return new Box(4 * random.nextInt(6), 4 * random.nextInt(6), 8 + 4 * random.nextInt(4), 16);
  }

  private static ImageMatches match(Scene scene, double score) {
    return new OperatingPointMatcher(OperatingPoint.uniform(CLASSES, score, 0, 0.5))
        .match(scene.truths, scene.detections);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void match_atAnyScore_isThatOfEveryScoreWhereItCounts(long seed) {
    Scene scene = scene(seed);
    OperatingPoint point = OperatingPoint.uniform(CLASSES, 0.9, 0, 0.5).atAnyScore();
    ImageMatches all = new OperatingPointMatcher(point).match(scene.truths, scene.detections);
    for (int tenths = 0; tenths <= 10; tenths++) {
      ImageMatches some = match(scene, tenths / 10.0);
      for (int d = 0; d < scene.detections.size(); d++) {
        if (some.isCounted(d)) {
          assertThat(some.matchOf(d)).isEqualTo(all.matchOf(d));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void match_anyScene_truthsAreFoundOrMissed(long seed) {
    ImageMatches matches = match(scene(seed), 0.3);
    for (int c = 0; c < CLASSES; c++) {
      assertThat(matches.truePositives(c) + matches.falseNegatives(c)).isEqualTo(matches.truths(c));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void match_raisedScore_neverMissesLess(long seed) {
    Scene scene = scene(seed);
    for (int c = 0; c < CLASSES; c++) {
      long before = 0;
      for (double score = 0; score <= 1; score += 0.1) {
        long missed = match(scene, score).falseNegatives(c);
        assertThat(missed).isGreaterThanOrEqualTo(before);
        before = missed;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void match_uniformScore_countsAsCocoDoes(long seed) {
    Scene scene = scene(seed);
    GroundTruthColumns truths = new GroundTruthColumns();
    scene.truths.forEach(t -> truths.add(0, t));
    DetectionColumns detections = new DetectionColumns();
    scene.detections.forEach(d -> detections.add(0, d));
    CocoEvaluation evaluation =
        CocoEvaluation.of(
            LabelledDetections.numbered(ClassNames.of("a", "b", "c"), 1, truths, detections));
    for (double score : new double[] {0, 0.3, 0.5, 0.9, 1}) {
      ImageMatches matches = match(scene, score);
      for (int c = 0; c < CLASSES; c++) {
        DetectionCounts counts = evaluation.counts(c, score);
        assertThat(matches.truePositives(c)).isEqualTo(counts.truePositives());
        assertThat(matches.falsePositives(c)).isEqualTo(counts.falsePositives());
        assertThat(matches.falseNegatives(c)).isEqualTo(counts.falseNegatives());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void match_anyScene_pairsAgree(long seed) {
    Scene scene = scene(seed);
    ImageMatches matches = match(scene, 0.2);
    for (int d = 0; d < scene.detections.size(); d++) {
      boolean counted = scene.detections.get(d).score() >= 0.2;
      assertThat(matches.isCounted(d)).isEqualTo(counted);
      if (matches.isTruePositive(d)) {
        int truth = matches.matchOf(d).orElseThrow();
        assertThat(matches.foundBy(truth)).hasValue(d);
        assertThat(scene.truths.get(truth).classIndex())
            .isEqualTo(scene.detections.get(d).classIndex());
        assertThat(scene.truths.get(truth).box().iou(scene.detections.get(d).box()))
            .isGreaterThanOrEqualTo(0.5);
      }
    }
  }

  @Test
  void match_classTheModelLacks_isMissed() {
    List<GroundTruth> truths = List.of(GroundTruth.of(new Box(0, 0, 9, 9), CLASSES + 4));
    ImageMatches matches = match(new Scene(truths, List.of()), 0.1);
    assertThat(matches.falseNegatives(CLASSES + 4)).isEqualTo(1);
  }

  @Test
  void match_scoresByClass_eachAppliesToItsOwn() {
    Box box = new Box(0, 0, 9, 9);
    List<Detection> detections = List.of(new Detection(box, 0, 0.4), new Detection(box, 1, 0.4));
    ImageMatches matches =
        new OperatingPointMatcher(
                OperatingPoint.of(new double[] {0.4, 0.5}, new double[] {0, 0}, 1))
            .match(List.of(GroundTruth.of(box, 0), GroundTruth.of(box, 1)), detections);
    assertThat(matches.truePositives(0)).isEqualTo(1);
    assertThat(matches.falseNegatives(1)).isEqualTo(1);
    assertThat(matches.isCounted(1)).isFalse();
  }

  @Test
  void match_crowd_takesManyAndIsNeverMissed() {
    GroundTruth crowd = new GroundTruth(new Box(0, 0, 100, 100), 0, 10_000, true);
    List<Detection> detections =
        List.of(
            new Detection(new Box(0, 0, 9, 9), 0, 0.9), new Detection(new Box(9, 9, 9, 9), 0, 0.8));
    ImageMatches matches = match(new Scene(List.of(crowd), detections), 0.1);
    assertThat(matches.isIgnored(0)).isTrue();
    assertThat(matches.isIgnored(1)).isTrue();
    assertThat(matches.falsePositives(0)).isZero();
    assertThat(matches.isMissed(0)).isFalse();
  }

  @Test
  void match_detectionOfUncoveredClass_isRefused() {
    Scene scene = new Scene(List.of(), List.of(new Detection(new Box(0, 0, 9, 9), CLASSES, 0.9)));
    assertThatThrownBy(() -> match(scene, 0.1)).hasMessageContaining("must be in [0, 3), got 3");
  }

  @Test
  void operatingPoint_badNumbers_saysRuleAndValue() {
    assertThatThrownBy(() -> OperatingPoint.uniform(1, 1.2, 0, 0.5))
        .hasMessage("operating score of class 0 must be in [0, 1], got 1.2");
    assertThatThrownBy(() -> OperatingPoint.uniform(1, Double.NaN, 0, 0.5))
        .hasMessageContaining("got NaN");
    assertThatThrownBy(() -> OperatingPoint.uniform(1, 0.4, 0.5, 0.5))
        .hasMessageContaining("must be in [0, 0.4]");
    assertThatThrownBy(() -> OperatingPoint.uniform(1, 0.4, 0.2, 0))
        .hasMessage("match IoU must be in (0, 1], got 0.0");
  }
}

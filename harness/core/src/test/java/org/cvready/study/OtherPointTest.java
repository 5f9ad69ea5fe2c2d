package org.cvready.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.Sample;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.DecisionRule;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.OtherPoint;
import org.cvready.metric.ScoreGrid;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An outcome carried to another point is the outcome that the detections give there. */
class OtherPointTest {
  private static final int MODEL_CLASSES = 3;
  private static final double IOU = 0.4;

  private static Box box(SplittableRandom random) {
    return new Box(
        random.nextInt(40), random.nextInt(40), 8 + random.nextInt(24), 8 + random.nextInt(24));
  }

  private static List<GroundTruth> truths(SplittableRandom random) {
    List<GroundTruth> truths = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      Box box = box(random);
      GroundTruth.Kind kind = List.of(GroundTruth.Kind.values()).get(random.nextInt(3));
      // One class more than the model has.
      truths.add(new GroundTruth(box, random.nextInt(MODEL_CLASSES + 1), box.area(), kind));
    }
    return truths;
  }

  /** Some on a labelled box, some scores on the very threshold. */
  private static List<Detection> detections(SplittableRandom random, List<GroundTruth> truths) {
    List<Detection> detections = new ArrayList<>();
    for (int i = random.nextInt(30); i > 0; i--) {
      boolean aimed = !truths.isEmpty() && random.nextBoolean();
      Box box = aimed ? truths.get(random.nextInt(truths.size())).box() : box(random);
      double score =
          random.nextBoolean() ? (1 + random.nextInt(100)) / 100.0 : 1e-6 + random.nextDouble() / 2;
      detections.add(new Detection(box, random.nextInt(MODEL_CLASSES), score));
    }
    return detections;
  }

  private static PassSet set(Sample sample) {
    Map<String, Long> classes = new LinkedHashMap<>();
    for (String name : List.of("a", "b", "c", "d")) {
      classes.put(name, classes.size() + 1L);
    }
    Dataset data = Dataset.labelled("set", classes, List.of(sample), List.of());
    return new PassSet(data, Optional.empty(), Optional.empty(), List.of());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void of_everyThreshold_isWhatTheDetectionsGiveThere(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    OperatingPoint own =
        OperatingPoint.of(new double[] {0.35, 0.5, 0.123}, new double[] {0.2, 0.5, 0.1}, IOU);
    for (int i = 0; i < 25; i++) {
      List<GroundTruth> truths = truths(random);
      List<Detection> detections = detections(random, truths);
      Sample sample =
          new Sample("s.png", 1, Path.of("s.png"), 64, 64, List.copyOf(truths), new TreeMap<>());
      PassSet set = set(sample);
      ImageOutcome certified = new OutcomeMaker(own).outcome(set, sample, truths, detections);
      for (int step = 0; step < ScoreGrid.STEPS; step++) {
        double score = ScoreGrid.threshold(step);
        double other = ScoreGrid.threshold(random.nextInt(ScoreGrid.STEPS));
        OperatingPoint point =
            OperatingPoint.of(
                new double[] {score, other, score},
                new double[] {Math.min(0.2, score), other / 3, Math.min(0.1, score)},
                IOU);
        assertThat(new OtherPoint(point).of(certified))
            .isEqualTo(new OutcomeMaker(point).outcome(set, sample, truths, detections));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void of_scoreThatOneClassKeeps_mayLieBetweenThresholds(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    OperatingPoint own =
        OperatingPoint.of(new double[] {0.35, 0.5, 0.123}, new double[] {0.2, 0.5, 0.1}, IOU);
    OperatingPoint other =
        OperatingPoint.of(new double[] {0.6, 0.07, 0.123}, new double[] {0.6, 0.07, 0.05}, IOU);
    OtherPoint there = new OtherPoint(other, own);
    for (int i = 0; i < 100; i++) {
      List<GroundTruth> truths = truths(random);
      List<Detection> detections = detections(random, truths);
      Sample sample =
          new Sample("s.png", 1, Path.of("s.png"), 64, 64, List.copyOf(truths), new TreeMap<>());
      PassSet set = set(sample);
      assertThat(there.of(new OutcomeMaker(own).outcome(set, sample, truths, detections)))
          .isEqualTo(new OutcomeMaker(other).outcome(set, sample, truths, detections));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void of_strangeImage_isReviewedAtEveryThreshold(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    OperatingPoint own = OperatingPoint.uniform(MODEL_CLASSES, 0.35, 0.2, IOU);
    Sample sample = new Sample("s.png", 1, Path.of("s.png"), 64, 64, List.of(), new TreeMap<>());
    for (int i = 0; i < 20; i++) {
      List<GroundTruth> truths = truths(random);
      List<Detection> detections = detections(random, truths);
      ImageOutcome usual = new OutcomeMaker(own).outcome(set(sample), sample, truths, detections);
      DecisionRule rule = new DecisionRule(own);
      assertThat(rule.withoutGuard(usual.asStrange())).isEqualTo(usual.decision());
      for (int step = 0; step < ScoreGrid.STEPS; step++) {
        double score = ScoreGrid.threshold(step);
        OtherPoint there =
            new OtherPoint(OperatingPoint.uniform(MODEL_CLASSES, score, score / 2, IOU));
        assertThat(there.of(usual.asStrange())).isEqualTo(there.of(usual).asStrange());
      }
    }
  }

  @Test
  void new_scoreBetweenThresholds_isRefused() {
    OperatingPoint between = OperatingPoint.uniform(2, 0.355, 0.355, 0.5);
    assertThatThrownBy(() -> new OtherPoint(between))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("operating score of class 0 must be a hundredth, got 0.355");
  }
}

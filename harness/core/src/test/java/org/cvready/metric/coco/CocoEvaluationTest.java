package org.cvready.metric.coco;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.cvready.match.DetectionColumns;
import org.cvready.match.GroundTruthColumns;
import org.cvready.match.LabelledDetections;
import org.cvready.vision.Box;
import org.cvready.vision.ClassNames;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CocoEvaluationTest {
  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void counts_anyThreshold_foundAndMissedAreTheTruths(long seed) {
    CocoEvaluation evaluation = CocoEvaluation.of(ApBootstrapTest.problem(seed, 30));
    long missedBefore = 0;
    for (double threshold = 0; threshold <= 1; threshold += 0.05) {
      DetectionCounts counts = evaluation.counts(0, threshold);
      assertThat(counts.truePositives() + counts.falseNegatives()).isEqualTo(evaluation.truths(0));
      assertThat(counts.falseNegatives()).isGreaterThanOrEqualTo(missedBefore);
      missedBefore = counts.falseNegatives();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33})
  void figures_imagesInAnotherOrder_areTheSameWithoutTies(long seed) {
    LabelledDetections data = ApBootstrapTest.problem(seed, 25);
    long[] reversedIds = IntStream.range(0, 25).mapToLong(i -> 1000L - i).toArray();
    LabelledDetections reversed =
        new LabelledDetections(
            IntStream.range(0, data.categories()).mapToObj(data::category).toList(),
            reversedIds,
            data.groundTruth(),
            data.detections());
    CocoEvaluation one = CocoEvaluation.of(data);
    CocoEvaluation other = CocoEvaluation.of(reversed);
    for (CocoFigure figure : CocoFigure.values()) {
      assertThat(other.figure(figure)).isEqualTo(one.figure(figure));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {41, 42, 43})
  void figures_anyProblem_areProbabilitiesOrAbsent(long seed) {
    CocoEvaluation evaluation = CocoEvaluation.of(ApBootstrapTest.problem(seed, 10));
    for (CocoFigure figure : CocoFigure.values()) {
      double value = evaluation.figure(figure);
      assertThat(value == -1 || (value >= 0 && value <= 1)).as("%s %s", figure, value).isTrue();
    }
    assertThat(evaluation.figure(CocoFigure.AP50))
        .isGreaterThanOrEqualTo(evaluation.figure(CocoFigure.AP75));
    assertThat(evaluation.figure(CocoFigure.AR10))
        .isGreaterThanOrEqualTo(evaluation.figure(CocoFigure.AR1));
  }

  @Test
  void figures_areaOnABorder_belongsToBothRanges() {
    GroundTruthColumns truths = new GroundTruthColumns();
    truths.add(0, GroundTruth.of(new Box(0, 0, 32, 32), 0));
    DetectionColumns detections = new DetectionColumns();
    detections.add(0, new Detection(new Box(0, 0, 32, 32), 0, 0.9));
    CocoEvaluation evaluation =
        CocoEvaluation.of(LabelledDetections.numbered(ClassNames.of("a"), 1, truths, detections));
    assertThat(evaluation.figure(CocoFigure.AR_SMALL)).isEqualTo(1);
    assertThat(evaluation.figure(CocoFigure.AR_MEDIUM)).isEqualTo(1);
    assertThat(evaluation.figure(CocoFigure.AR_LARGE)).isEqualTo(-1);
  }

  @Test
  void figures_noCategories_areAbsent() {
    CocoEvaluation evaluation =
        CocoEvaluation.of(
            LabelledDetections.numbered(
                ClassNames.of(), 3, new GroundTruthColumns(), new DetectionColumns()));
    assertThat(evaluation.figure(CocoFigure.AP)).isEqualTo(-1);
  }
}

package org.cvready.study.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cvready.match.Candidates;
import org.cvready.match.GroundTruthColumns;
import org.cvready.match.LabelledDetections;
import org.cvready.metric.coco.AreaRange;
import org.cvready.metric.coco.CocoEvaluation;
import org.cvready.metric.coco.CocoFigure;
import org.cvready.metric.coco.CocoGrid;
import org.cvready.metric.coco.DetectionCounts;
import org.cvready.testing.SharedMaterial;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every figure, count and match against those that pycocotools 2.0.11 computed from the same files
 * ({@code ../shared/oracles/coco}; the copies in test resources are of there).
 */
class CocoOracleTest {
  /** Only for sums that this test makes in another order than numpy; all else is exact. */
  private static final double ROUNDING = 1e-14;

  private static final double[] THRESHOLDS = {0.1, 0.25, 0.5, 0.75};

  static Stream<Path> bundledCases() throws IOException {
    return casesOf(resources().resolve("coco"));
  }

  static Path resources() {
    return SharedMaterial.projectRoot().resolve("harness/core/src/test/resources");
  }

  static Stream<Path> sharedCases() throws IOException {
    return casesOf(SharedMaterial.at("oracles/coco"));
  }

  private static Stream<Path> casesOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> Files.exists(f.resolve("expected.json"))).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("bundledCases")
  void score_bundledOracleCase_givesPycocotoolsFigures(Path folder) throws IOException {
    checkCase(folder);
  }

  @ParameterizedTest
  @MethodSource("sharedCases")
  void score_sharedOracleCase_givesPycocotoolsFigures(Path folder) throws IOException {
    checkCase(folder);
  }

  private static void checkCase(Path folder) throws IOException {
    JsonNode expected = json(folder.resolve("expected.json"));
    LabelledDetections data = read(folder);
    CocoEvaluation evaluation = CocoEvaluation.of(data);
    checkFigures(expected.get("stats"), evaluation, -1);
    checkCategories(expected.get("per_category"), evaluation);
    checkCounts(expected, evaluation);
    checkMatches(expected, evaluation);
    if (expected.has("precision_array")) {
      checkAbsent(expected.get("precision_array"), evaluation);
    }
    if (expected.has("class_agnostic_useCats0")) {
      checkFigures(
          expected.get("class_agnostic_useCats0"), CocoEvaluation.of(data.classAgnostic()), -1);
    }
    if (expected.has("if_gt_ids_shifted_by_1")) {
      JsonNode shifted = expected.get("if_gt_ids_shifted_by_1");
      CocoEvaluation of = CocoEvaluation.of(shifted(data));
      checkFigures(shifted.get("stats"), of, -1);
      checkLimitedCounts(shifted.get("counts_iou50_maxdets100"), of);
    }
  }

  private static LabelledDetections shifted(LabelledDetections data) {
    GroundTruthColumns shifted = new GroundTruthColumns();
    double[] box = new double[4];
    for (int i = 0; i < data.groundTruth().size(); i++) {
      GroundTruthColumns of = data.groundTruth();
      of.boxes().read(i, box);
      shifted.add(box, of.id(i) + 1, of.area(i), of.crowd(i));
      shifted.place(i, of.image(i), of.category(i));
    }
    long[] imageIds = new long[data.images()];
    for (int i = 0; i < imageIds.length; i++) {
      imageIds[i] = data.imageId(i);
    }
    return new LabelledDetections(
        Stream.iterate(0, c -> c + 1).limit(data.categories()).map(data::category).toList(),
        imageIds,
        shifted,
        data.detections());
  }

  private static void checkFigures(JsonNode expected, CocoEvaluation evaluation, int category) {
    for (CocoFigure figure : CocoFigure.values()) {
      if (expected.has(figure.key())) {
        double actual =
            category < 0 ? evaluation.figure(figure) : evaluation.figure(figure, category);
        assertThat(actual)
            .as("%s of %s", figure, category < 0 ? "all" : "category " + category)
            .isEqualTo(expected.get(figure.key()).doubleValue());
      }
    }
  }

  private static void checkCategories(JsonNode expected, CocoEvaluation evaluation) {
    assertThat(expected.size()).isEqualTo(evaluation.data().categories());
    for (int c = 0; c < evaluation.data().categories(); c++) {
      JsonNode of = expected.get(id(evaluation, c));
      checkFigures(of, evaluation, c);
      for (int t = 0; of.has("AP_per_iou") && t < CocoGrid.IOUS; t++) {
        assertThat(evaluation.recall(c, t)).isEqualTo(of.get("recall_per_iou").get(t).asDouble());
        double sum = 0;
        for (int r = 0; r < CocoGrid.RECALLS; r++) {
          sum += evaluation.precision(c, AreaRange.ALL, t, r);
        }
        assertThat(Math.abs(sum / CocoGrid.RECALLS - of.get("AP_per_iou").get(t).asDouble()))
            .isLessThanOrEqualTo(ROUNDING);
      }
      for (int k = 0; of.has("pr50_recall_step_0.1") && k <= 10; k++) {
        assertThat(evaluation.precision(c, AreaRange.ALL, 0, 10 * k))
            .isEqualTo(of.get("pr50_recall_step_0.1").get(k).asDouble());
        assertThat(evaluation.precision(c, AreaRange.ALL, 5, 10 * k))
            .isEqualTo(of.get("pr75_recall_step_0.1").get(k).asDouble());
      }
    }
  }

  private static String id(CocoEvaluation evaluation, int category) {
    return String.valueOf(evaluation.data().category(category).id());
  }

  private static void checkCounts(JsonNode expected, CocoEvaluation evaluation) {
    checkLimitedCounts(expected.get("counts_iou50_maxdets100"), evaluation);
    if (!expected.has("counts_iou50_unlimited")) {
      return;
    }
    for (int c = 0; c < evaluation.data().categories(); c++) {
      JsonNode of = expected.get("counts_iou50_unlimited").get(id(evaluation, c));
      for (int k = 0; k < THRESHOLDS.length; k++) {
        checkCounts(of.get(k), evaluation.counts(c, THRESHOLDS[k]));
      }
    }
  }

  private static void checkLimitedCounts(JsonNode expected, CocoEvaluation evaluation) {
    for (int c = 0; c < evaluation.data().categories(); c++) {
      JsonNode of = expected.get(id(evaluation, c));
      assertThat(evaluation.truths(c)).isEqualTo(of.get("gt").asLong());
      for (int k = 0; k < THRESHOLDS.length; k++) {
        checkCounts(of.get("at").get(k), evaluation.counts(c, THRESHOLDS[k], 100));
      }
    }
  }

  private static void checkCounts(JsonNode expected, DetectionCounts actual) {
    assertThat(actual)
        .isEqualTo(
            new DetectionCounts(
                expected.get("tp").asLong(),
                expected.get("fp").asLong(),
                expected.get("fn").asLong(),
                expected.get("ignored").asLong()));
  }

  private static void checkMatches(JsonNode expected, CocoEvaluation evaluation) {
    LabelledDetections data = evaluation.data();
    Object[] matches = new Object[data.detections().size()];
    Object[] ignored = new Object[data.detections().size()];
    for (CocoEvaluation.Match match : evaluation.matches50()) {
      int d = match.detection();
      int truth = match.groundTruth();
      matches[d] = truth == Candidates.NONE ? 0L : data.groundTruth().id(truth);
      ignored[d] = match.ignored() ? 1L : 0L;
    }
    for (int d = 0; d < matches.length; d++) {
      JsonNode match = expected.get("dt_match50").get(d);
      assertThat(matches[d]).as("match of %d", d).isEqualTo(match.isNull() ? null : match.asLong());
      JsonNode ignore = expected.get("dt_ignore50").get(d);
      assertThat(ignored[d]).isEqualTo(ignore.isNull() ? null : ignore.asLong());
    }
  }

  /** Where no object counts: over all categories, areas, limits, IoU and recall thresholds. */
  private static void checkAbsent(JsonNode expected, CocoEvaluation evaluation) {
    long absent = 0;
    for (int c = 0; c < evaluation.data().categories(); c++) {
      for (AreaRange area : AreaRange.values()) {
        absent += evaluation.precision(c, area, 0, 0) == -1 ? 3L * 10 * 101 : 0;
      }
    }
    assertThat(absent).isEqualTo(expected.get("n_absent").asLong());
  }

  static LabelledDetections read(Path folder) throws IOException {
    return Score.read(Score.Input.of(folder.resolve("gt.json"), folder.resolve("dt.json")));
  }

  static JsonNode json(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

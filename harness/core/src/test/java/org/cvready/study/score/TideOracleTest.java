package org.cvready.study.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cvready.match.DetectionErrors;
import org.cvready.match.ErrorType;
import org.cvready.metric.tide.TideEvaluation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every label, count and cost against those of TIDE 1.0.1 ({@code ../shared/oracles/tide}, copied
 * to test resources) for the problems of {@code coco}.
 */
class TideOracleTest {
  private static final double POINTS = 1e-11;

  static Stream<Path> cases() throws IOException {
    return CocoOracleTest.bundledCases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tide_oracleCase_givesReferenceErrors(Path folder) throws IOException {
    JsonNode expected =
        CocoOracleTest.json(
            CocoOracleTest.resources().resolve("tide/" + folder.getFileName() + ".json"));
    TideEvaluation at50 = TideEvaluation.of(CocoOracleTest.read(folder), 0.5);
    checkCosts(expected.get("iou50"), at50);
    checkCosts(expected.get("iou75"), TideEvaluation.of(CocoOracleTest.read(folder), 0.75));
    JsonNode labels = expected.get("det_label_iou50");
    assertThat(labels.size()).isEqualTo(at50.errors().data().detections().size());
    for (int d = 0; d < labels.size(); d++) {
      String label = labels.get(d).isNull() ? "none" : labels.get(d).asText();
      assertThat(at50.errors().of(d).map(TideOracleTest::label).orElse("none")).isEqualTo(label);
    }
  }

  private static String label(DetectionErrors.Finding finding) {
    return (finding.ignored() ? "ignored:" : "") + finding.error().map(ErrorType::key).orElse("TP");
  }

  private static void checkCosts(JsonNode expected, TideEvaluation tide) {
    assertThat(tide.averagePrecision()).isCloseTo(expected.get("AP").asDouble(), within(POINTS));
    for (ErrorType type : ErrorType.values()) {
      String key = type.key();
      assertThat(tide.cost(type))
          .as("cost of %s", type)
          .isCloseTo(expected.get("dAP").get(key).asDouble(), within(POINTS));
      assertThat(tide.progressiveCost(type))
          .as("progressive cost of %s", type)
          .isCloseTo(expected.get("dAP_progressive").get(key).asDouble(), within(POINTS));
      assertThat(tide.errors().count(type))
          .as("number of %s", type)
          .isEqualTo(expected.get("error_counts").get(key).asLong());
    }
    JsonNode special = expected.get("dAP_special");
    assertThat(tide.falsePositiveCost())
        .isCloseTo(special.get("FalsePos").asDouble(), within(POINTS));
    assertThat(tide.falseNegativeCost())
        .isCloseTo(special.get("FalseNeg").asDouble(), within(POINTS));
    assertThat(tide.errors().truePositives()).isEqualTo(expected.get("n_TP").asLong());
    assertThat(tide.errors().count(ErrorType.MISSED)).isEqualTo(expected.get("missed_gt").asLong());
  }
}

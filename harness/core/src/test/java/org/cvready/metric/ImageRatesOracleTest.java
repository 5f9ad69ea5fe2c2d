package org.cvready.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The image-level rates against scikit-learn 1.2.1; the file says where its figures come from. */
class ImageRatesOracleTest {
  private static final Map<Metric, String> KEYS =
      Map.of(
          Metric.IMAGE_ACCURACY, "accuracy",
          Metric.IMAGE_PRECISION, "precision",
          Metric.IMAGE_RECALL, "recall",
          Metric.IMAGE_SPECIFICITY, "specificity",
          Metric.IMAGE_F1, "f1",
          Metric.FP_RATE, "fpr");

  static Stream<JsonNode> binaryThreshold() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            ImageRatesOracleTest.class.getResourceAsStream("classify/public.json"))) {
      JsonNode cases = new ObjectMapper().readTree(in).path("binary_threshold");
      assertThat(cases).isNotEmpty();
      return StreamSupport.stream(cases.spliterator(), false);
    }
  }

  @ParameterizedTest
  @MethodSource("binaryThreshold")
  void measure_atEachThreshold_equalsReference(JsonNode example) {
    JsonNode labels = example.path("input").path("labels");
    JsonNode scores = example.path("input").path("scores");
    assertThat(example.path("expected").path("at")).isNotEmpty();
    for (JsonNode at : example.path("expected").path("at")) {
      List<ImageOutcome> images = new ArrayList<>();
      for (int i = 0; i < labels.size(); i++) {
        int objects = labels.get(i).asInt();
        boolean raised = scores.get(i).asDouble() >= at.path("threshold").asDouble();
        int missed = raised ? 0 : objects;
        int wrong = raised && objects == 0 ? 1 : 0;
        images.add(Outcomes.image("image " + i, Outcomes.seen(0, objects, missed, wrong)));
      }
      KEYS.forEach((metric, key) -> assertEqual(metric, value(metric, images), at.path(key)));
    }
  }

  private static OptionalDouble value(Metric metric, List<ImageOutcome> images) {
    return new RateMeter(Confidence.USUAL, 1, Set.of())
        .measure(metric, Scope.of("line"), images, OptionalInt.of(0))
        .measurement()
        .value();
  }

  private static void assertEqual(Metric metric, OptionalDouble actual, JsonNode expected) {
    if (expected.isNull()) {
      assertThat(actual).as(metric.key()).isEmpty();
      return;
    }
    assertThat(expected.isNumber()).as(metric.key()).isTrue();
    assertThat(actual.orElseThrow()).as(metric.key()).isCloseTo(expected.asDouble(), within(1e-15));
  }
}

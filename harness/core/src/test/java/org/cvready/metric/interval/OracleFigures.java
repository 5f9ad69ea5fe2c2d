package org.cvready.metric.interval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the reference figures beside these tests; each file names where it comes from. */
final class OracleFigures {
  /** The worked examples are printed to ten significant digits. */
  static final double RELATIVE = 1e-8;

  private OracleFigures() {}

  static Stream<JsonNode> cases(String file, String kind) {
    try (InputStream in =
        Objects.requireNonNull(OracleFigures.class.getResourceAsStream(file), file)) {
      JsonNode cases = new ObjectMapper().readTree(in).path(kind);
      assertThat(cases).as(kind).isNotEmpty();
      return StreamSupport.stream(cases.spliterator(), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int[] runLengths(JsonNode runs) {
    return StreamSupport.stream(runs.spliterator(), false)
        .flatMapToInt(run -> IntStream.generate(() -> run.get(0).asInt()).limit(run.get(1).asInt()))
        .toArray();
  }

  static void assertClose(double actual, JsonNode expected) {
    assertThat(expected.isNumber()).as("expected %s", expected).isTrue();
    double value = expected.asDouble();
    assertThat(Math.abs(actual - value))
        .as("%s against %s", actual, value)
        .isLessThanOrEqualTo(RELATIVE * Math.abs(value));
  }
}

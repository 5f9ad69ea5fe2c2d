package org.cvready.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the reference figures beside a test class; each file names where it comes from. */
public final class ReferenceCases {
  private ReferenceCases() {}

  /** The cases of one kind in a resource of the test's own package. */
  public static Stream<JsonNode> of(Class<?> test, String file, String kind) {
    try (InputStream in = Objects.requireNonNull(test.getResourceAsStream(file), file)) {
      JsonNode cases = new ObjectMapper().readTree(in).path(kind);
      assertThat(cases).as(kind).isNotEmpty();
      return StreamSupport.stream(cases.spliterator(), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static double[] doubles(JsonNode list) {
    assertThat(list.isArray()).as("list %s", list).isTrue();
    return StreamSupport.stream(list.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  public static long[] longs(JsonNode list) {
    assertThat(list.isArray()).as("list %s", list).isTrue();
    return StreamSupport.stream(list.spliterator(), false).mapToLong(JsonNode::asLong).toArray();
  }

  public static boolean[] booleans(JsonNode list) {
    double[] numbers =
        StreamSupport.stream(list.spliterator(), false)
            .mapToDouble(node -> node.isBoolean() ? (node.asBoolean() ? 1 : 0) : node.asDouble())
            .toArray();
    boolean[] flags = new boolean[numbers.length];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = numbers[i] != 0;
    }
    return flags;
  }

  public static double[][] rows(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(ReferenceCases::doubles)
        .toArray(double[][]::new);
  }

  /** Equal to within a relative error, or an absolute one of 1e-15 near 0. */
  public static void assertClose(double actual, JsonNode expected, double relative) {
    assertThat(expected.isNumber()).as("expected %s", expected).isTrue();
    double value = expected.asDouble();
    assertThat(actual).isCloseTo(value, within(Math.max(1e-15, relative * Math.abs(value))));
  }

  /** Empty where the reference has none, else close. */
  public static void assertClose(OptionalDouble actual, JsonNode expected, double relative) {
    if (!expected.isNumber()) {
      assertThat(actual).as("expected %s", expected).isEmpty();
      return;
    }
    assertClose(actual.orElseThrow(), expected, relative);
  }
}

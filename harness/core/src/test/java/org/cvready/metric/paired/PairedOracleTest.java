package org.cvready.metric.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cvready.metric.ReferenceCases.assertClose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.cvready.metric.ReferenceCases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PairedOracleTest {
  static Stream<JsonNode> mcnemar() {
    return ReferenceCases.of(PairedOracleTest.class, "public.json", "mcnemar");
  }

  @ParameterizedTest
  @MethodSource("mcnemar")
  void mcNemar_ofPublicCase_equalsReference(JsonNode example) {
    JsonNode input = example.path("input");
    McNemar test =
        new McNemar(
            input.path("b_only_A_correct").asLong(), input.path("c_only_B_correct").asLong());
    JsonNode expected = example.path("expected");
    assertClose(test.exactP(), expected.path("p_exact"), 1e-11);
    assertClose(test.midP(), expected.path("p_mid"), 1e-11);
    assertChiSquare(test.chiSquare(), expected.path("chi2"));
    assertChiSquare(test.chiSquareCorrected(), expected.path("chi2_continuity"));
  }

  private static void assertChiSquare(OptionalDouble statistic, JsonNode expected) {
    assertClose(statistic, expected.path("stat"), 1e-14);
    if (statistic.isPresent()) {
      assertClose(McNemar.pOf(statistic.getAsDouble()), expected.path("p"), 1e-12);
    } else {
      assertThat(expected.isNull()).isTrue();
    }
  }
}

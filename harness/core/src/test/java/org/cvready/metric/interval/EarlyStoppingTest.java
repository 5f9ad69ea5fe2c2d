package org.cvready.metric.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** early_stopping.json: MLPerf's own code, compiled; the file says how. */
class EarlyStoppingTest {
  private static final String FILE = "early_stopping.json";

  @Test
  void fewestUnder_ofEveryRow_isThatOfMlperf() {
    assertThat(OracleFigures.cases(FILE, "table"))
        .hasSize(1083)
        .allSatisfy(
            row -> {
              EarlyStopping rule = rule(row);
              long over = row.path("t_overlatency").asLong();
              assertThat(rule.fewestUnder(over)).as("%s", row).isEqualTo(row.get("h_min").asLong());
              assertThat(rule.fewestQueries(over)).isEqualTo(row.get("min_total_queries").asLong());
            });
  }

  private static EarlyStopping rule(JsonNode row) {
    return new EarlyStopping(
        row.get("percentile").asDouble(),
        row.get("confidence").asDouble(),
        row.get("tolerance").asDouble());
  }

  @Test
  void estimate_ofEveryRow_isThatOfMlperf() {
    assertThat(OracleFigures.cases(FILE, "single_stream_confidence_0.99"))
        .hasSize(114)
        .allSatisfy(
            row -> {
              EarlyStopping rule = EarlyStopping.mlperf(row.get("percentile").asDouble());
              long[] latencies = LongStream.range(0, row.get("queries").asInt()).toArray();
              assertThat(rule.fewestQueries(1)).isEqualTo(row.get("min_queries").asLong());
              if (row.get("t").isNull()) {
                assertThat(rule.estimate(latencies)).as("%s", row).isEmpty();
              } else {
                assertThat(rule.affordable(latencies.length)).hasValue(row.get("t").asInt());
                assertThat(rule.estimate(latencies))
                    .hasValue(row.get("estimate_index_0based").asLong());
              }
            });
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void supported_atAnyClaim_beginsAtTheFewestQueries(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    EarlyStopping rule =
        new EarlyStopping(random.nextDouble(0.5, 0.999), random.nextDouble(0.8, 0.99), 0);
    long over = random.nextLong(0, 300);
    long fewest = rule.fewestQueries(over);
    assertThat(rule.supported(over, fewest)).isTrue();
    assertThat(rule.supported(over, fewest - 1)).isFalse();
    assertThat(rule.fewestQueries(over + 1)).isGreaterThan(fewest);
  }

  @Test
  void supported_ofImpossibleCounts_isRefused() {
    EarlyStopping rule = EarlyStopping.mlperf(0.99);
    assertThat(rule.supported(0, 0)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> rule.supported(3, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> rule.fewestUnder(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> EarlyStopping.mlperf(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> new EarlyStopping(0.9, 0.9, 0.9));
  }
}

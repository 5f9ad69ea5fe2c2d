package org.cvready.metric.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cvready.metric.interval.OracleFigures.assertClose;
import static org.cvready.metric.interval.OracleFigures.runLengths;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntervalOracleTest {
  private static final double LEVEL = 0.95;

  static Stream<JsonNode> cp() {
    return OracleFigures.cases("intervals.json", "cp");
  }

  static Stream<JsonNode> cluster() {
    return OracleFigures.cases("intervals.json", "cluster");
  }

  static Stream<JsonNode> sequence() {
    return OracleFigures.cases("intervals.json", "sequence");
  }

  static Stream<JsonNode> moverDiff() {
    return OracleFigures.cases("intervals.json", "mover_diff");
  }

  static Stream<JsonNode> paired() {
    return OracleFigures.cases("intervals.json", "paired");
  }

  static Stream<JsonNode> gammaUpper() {
    return OracleFigures.cases("intervals.json", "gamma_upper");
  }

  static Stream<JsonNode> quantileUpper() {
    return OracleFigures.cases("intervals.json", "quantile_upper");
  }

  static Stream<JsonNode> composed() {
    return OracleFigures.cases("intervals.json", "composed");
  }

  static Stream<JsonNode> proportionCi() {
    return OracleFigures.cases("public.json", "proportion_ci");
  }

  static Stream<JsonNode> percentiles() {
    return OracleFigures.cases("public.json", "percentiles");
  }

  static Stream<JsonNode> quantileCi() {
    return OracleFigures.cases("public.json", "quantile_ci");
  }

  @ParameterizedTest
  @MethodSource("cp")
  void clopperPearson_ofWorkedExample_equalsReference(JsonNode example) {
    Interval interval =
        ClopperPearson.of(
            example.path("k").asLong(),
            example.path("n").asLong(),
            1 - example.path("alpha").asDouble());
    assertClose(interval.lower(), example.path("lower"));
    assertClose(interval.upper(), example.path("upper"));
  }

  @ParameterizedTest
  @MethodSource("cluster")
  void clusterGamma_ofWorkedExample_equalsReference(JsonNode example) {
    ClusteredCounts counts =
        ClusteredCounts.of(runLengths(example.path("m_rle")), runLengths(example.path("y_rle")));
    Interval common = ClusterGamma.of(counts, false, LEVEL);
    assertClose(common.lower(), example.path("lower"));
    assertClose(common.upper(), example.path("upper"));
    Interval strict = ClusterGamma.of(counts, true, LEVEL);
    assertClose(strict.lower(), example.path("lower_strict"));
    assertClose(strict.upper(), example.path("upper_strict"));
    assertThat(common.undecided().isEmpty())
        .isEqualTo(example.path("status").asText().equals("ok"));
    if (example.path("deff").isNumber()) {
      assertClose(ClusterMoments.of(counts).designEffect(), example.path("deff"));
    }
  }

  @ParameterizedTest
  @MethodSource("sequence")
  void blockBound_ofWorkedExample_equalsReference(JsonNode example) {
    boolean[] frames = new boolean[example.path("N").asInt()];
    int longest = 0;
    for (JsonNode run : example.path("runs_start_length")) {
      longest = Math.max(longest, run.get(1).asInt());
      for (int i = 0; i < run.get(1).asInt(); i++) {
        frames[run.get(0).asInt() + i] = true;
      }
    }
    BlockBound bound = new BlockBound(example.path("S").asInt(), LEVEL);
    assertThat(bound.blockLength()).isEqualTo(example.path("block").asInt());
    Interval interval = bound.share(frames);
    assertClose(interval.lower(), example.path("lower"));
    assertClose(interval.upper(), example.path("upper"));
    assertThat(interval.method()).isEqualTo("blocks, S=" + example.path("w").asInt());
    // A run beyond the declared length is used and noted; one beyond a block leaves no verdict.
    assertThat(interval.undecided().isPresent()).isEqualTo(longest > bound.blockLength());
    assertThat(interval.notes().size())
        .isEqualTo(longest > bound.stall() && longest <= bound.blockLength() ? 1 : 0);
  }

  @ParameterizedTest
  @MethodSource("quantileUpper")
  void percentile_ofWorkedExample_equalsReference(JsonNode example) {
    // The generator is given in words in the case itself; values are hundredths.
    long[] latencies = new long[example.path("N").asInt()];
    long state = example.path("seed").asLong();
    for (int i = 0; i < latencies.length; i++) {
      state = (1_103_515_245L * state + 12_345) % (1L << 31);
      latencies[i] = 2_000 + (state >> 16) % 1_000 + (i / 7 % 150 == 3 ? 6_000 : 0);
    }
    BlockBound bound = new BlockBound(example.path("S").asInt(), LEVEL);
    Interval interval =
        bound.percentile(
            latencies, example.path("q").decimalValue().movePointRight(2).doubleValue());
    assertClose(interval.upper() / 100, example.path("upper"));
    assertThat(interval.undecided()).isEmpty();
    double share = 1 - example.path("q").asDouble();
    assertThat(bound.shareAbove(latencies, (long) interval.upper()).upper())
        .isLessThanOrEqualTo(share);
    assertThat(bound.shareAbove(latencies, (long) interval.upper() - 1).upper())
        .isGreaterThan(share);
    if (interval.lower() > 0) {
      assertThat(bound.shareAbove(latencies, (long) interval.lower()).lower())
          .isLessThanOrEqualTo(share);
      assertThat(bound.shareAbove(latencies, (long) interval.lower() - 1).lower())
          .isGreaterThan(share);
    }
  }

  @ParameterizedTest
  @MethodSource("moverDiff")
  void mover_ofWorkedExample_equalsReference(JsonNode example) {
    Interval first =
        Interval.of(example.path("l1").asDouble(), example.path("u1").asDouble(), LEVEL, "given");
    Interval second =
        Interval.of(example.path("l2").asDouble(), example.path("u2").asDouble(), LEVEL, "given");
    Interval difference =
        Mover.difference(
            example.path("p1").asDouble(), first, example.path("p2").asDouble(), second);
    assertClose(difference.lower(), example.path("lower"));
    assertClose(difference.upper(), example.path("upper"));
  }

  @ParameterizedTest
  @MethodSource("paired")
  void paired_ofWorkedExample_equalsReference(JsonNode example) {
    int[] objects = runLengths(example.path("m_rle"));
    Interval difference =
        Mover.paired(
            ClusteredCounts.of(objects, runLengths(example.path("missed_by_A_only_rle"))),
            ClusteredCounts.of(objects, runLengths(example.path("missed_by_B_only_rle"))),
            false,
            LEVEL);
    assertClose(difference.lower(), example.path("lower"));
    assertClose(difference.upper(), example.path("upper"));
    assertThat(difference.undecided().isEmpty())
        .isEqualTo(example.path("status").asText().equals("ok"));
  }

  @ParameterizedTest
  @MethodSource("composed")
  void atPrevalence_ofWorkedExample_equalsReference(JsonNode example) {
    AtPrevalence line =
        new AtPrevalence(rate(example, "pi"), rate(example, "fn"), rate(example, "fp"));
    double units = example.path("N").asDouble();
    Interval alarms = line.alarmRateBounds();
    assertClose(line.alarmRate() * units, example.path("alarms_est"));
    assertClose(alarms.lower() * units, example.path("alarms_lower"));
    assertClose(alarms.upper() * units, example.path("alarms_upper"));
    if (example.has("prec_est")) {
      Interval precision = line.precisionBounds();
      assertClose(line.precision().orElseThrow(), example.path("prec_est"));
      assertClose(precision.lower(), example.path("prec_lower"));
      assertClose(precision.upper(), example.path("prec_upper"));
    }
  }

  private static AtPrevalence.Rate rate(JsonNode example, String name) {
    double value = example.path(name).asDouble();
    double lower = example.path(name + "_l").asDouble(value);
    double upper = example.path(name + "_u").asDouble(value);
    return new AtPrevalence.Rate(value, Interval.of(lower, upper, LEVEL, "given"));
  }

  @ParameterizedTest
  @MethodSource("gammaUpper")
  void gamma_ofWorkedExample_equalsReference(JsonNode example) {
    double upper =
        Quantiles.gamma(LEVEL, example.path("mean").asDouble(), example.path("var").asDouble());
    assertClose(upper, example.path("upper"));
  }

  @ParameterizedTest
  @MethodSource("proportionCi")
  void clopperPearson_ofPublicCase_equalsReference(JsonNode example) {
    long events = example.path("input").path("k").asLong();
    long trials = example.path("input").path("n").asLong();
    JsonNode expected = example.path("expected");
    Interval two =
        ClopperPearson.twoSided(
            events, trials, example.path("input").path("confidence").asDouble());
    if (expected.path("undefined").asBoolean()) {
      assertThat(two.undecided()).contains("no trials");
      return;
    }
    assertClose(two.lower(), expected.path("clopper_pearson").get(0));
    assertClose(two.upper(), expected.path("clopper_pearson").get(1));
    Interval one = ClopperPearson.of(events, trials, LEVEL);
    assertClose(one.lower(), expected.path("one_sided_lower_clopper_95"));
    assertClose(one.upper(), expected.path("one_sided_upper_clopper_95"));
  }

  @ParameterizedTest
  @MethodSource("proportionCi")
  void textbookIntervals_ofPublicCase_equalReference(JsonNode example) {
    JsonNode input = example.path("input");
    JsonNode expected = example.path("expected");
    for (TextbookInterval method : TextbookInterval.values()) {
      Interval interval =
          method.of(
              input.path("k").asLong(),
              input.path("n").asLong(),
              input.path("confidence").asDouble());
      if (expected.path("undefined").asBoolean()) {
        assertThat(interval.undecided()).contains("no trials");
        continue;
      }
      JsonNode ends = ends(method, expected);
      // The references' own quantiles are good to some 1e-12.
      assertThat(interval.lower()).isCloseTo(ends.get(0).asDouble(), within(1e-11));
      assertThat(interval.upper()).isCloseTo(ends.get(1).asDouble(), within(1e-11));
    }
  }

  private static JsonNode ends(TextbookInterval method, JsonNode expected) {
    return switch (method) {
      case WILSON -> expected.path("wilson");
      case WILSON_CONTINUITY -> expected.path("wilson_continuity");
      case JEFFREYS -> expected.path("jeffreys_plain");
      case JEFFREYS_MODIFIED -> expected.path("jeffreys_modified_ends");
      case AGRESTI_COULL -> expected.path("statsmodels").path("agresti_coull");
      case WALD -> expected.path("statsmodels").path("normal");
    };
  }

  @ParameterizedTest
  @MethodSource("percentiles")
  void nearestRank_ofPublicCase_equalsReference(JsonNode example) {
    JsonNode input = example.path("input").path("latencies_ns");
    long[] sorted = new long[input.size()];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = input.get(i).asLong();
    }
    Arrays.sort(sorted);
    example
        .path("expected")
        .path("percentiles")
        .properties()
        .forEach(
            entry -> {
              double percent = Double.parseDouble(entry.getKey());
              OptionalLong value = NearestRank.of(sorted, percent);
              if (entry.getValue().isNull()) {
                assertThat(value).isEmpty();
                return;
              }
              assertThat(NearestRank.rank(percent, sorted.length))
                  .isEqualTo(entry.getValue().path("nearest_rank").asLong());
              assertThat(value).hasValue(entry.getValue().path("nearest_rank_value").asLong());
            });
  }

  @ParameterizedTest
  @MethodSource("quantileCi")
  void quantileRanks_ofPublicCase_equalReference(JsonNode example) {
    int count = example.path("input").path("n").asInt();
    double quantile = example.path("input").path("p").asDouble();
    example
        .path("expected")
        .properties()
        .forEach(
            entry -> {
              double level = Double.parseDouble(entry.getKey());
              JsonNode expected = entry.getValue();
              QuantileRanks two = QuantileRanks.twoSided(count, quantile, level);
              assertThat(two.lower()).isEqualTo(rank(expected.path("lower_rank")));
              assertThat(two.upper()).isEqualTo(rank(expected.path("upper_rank")));
              if (count == 0) {
                return;
              }
              assertClose(two.coverage(), expected.path("coverage"));
              QuantileRanks one = QuantileRanks.oneSided(count, quantile, level);
              assertThat(one.lower()).isEqualTo(rank(expected.path("one_sided_lower_rank")));
              assertThat(one.upper()).isEqualTo(rank(expected.path("one_sided_upper_rank")));
            });
  }

  private static OptionalLong rank(JsonNode expected) {
    return expected.isNull() ? OptionalLong.empty() : OptionalLong.of(expected.asLong());
  }
}

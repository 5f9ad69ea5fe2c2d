package org.cvready.metric.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.cvready.metric.ReferenceCases.assertClose;
import static org.cvready.metric.ReferenceCases.longs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.cvready.metric.ReferenceCases;
import org.cvready.metric.sequential.GroupSequential.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SequentialTest {
  static Stream<JsonNode> groupSequential() {
    return ReferenceCases.of(SequentialTest.class, "intervals.json", "group_sequential");
  }

  static Stream<JsonNode> evidence() {
    return ReferenceCases.of(SequentialTest.class, "intervals.json", "e_value");
  }

  @ParameterizedTest
  @MethodSource("groupSequential")
  void passAtMost_ofWorkedExample_equalsReference(JsonNode example) {
    int[] looks = LongStream.of(longs(example.path("looks"))).mapToInt(Math::toIntExact).toArray();
    double alpha = example.path("alpha").asDouble();
    GroupSequential test = GroupSequential.of(looks, example.path("L").asDouble(), alpha);
    assertThat(IntStream.range(0, test.looks()).mapToLong(test::passAtMost).toArray())
        .containsExactly(longs(example.path("pass_if_misses_at_most")));
    assertThat(test.size()).isBetween(0.0, alpha);
    GroupSequential equal =
        GroupSequential.equalLooks(
            example.path("n_max").asInt(), looks.length, example.path("L").asDouble(), alpha);
    assertThat(IntStream.range(0, equal.looks()).map(equal::trialsAt).toArray())
        .containsExactly(looks);
  }

  @ParameterizedTest
  @MethodSource("evidence")
  void evidence_ofWorkedExample_equalsReference(JsonNode example) {
    RateEvidence evidence =
        new RateEvidence(
            example.path("k").asLong(), example.path("n").asLong(), example.path("L").asDouble());
    // Printed to ten significant digits.
    assertClose(evidence.above(), example.path("e_fail"), 1e-9);
    assertClose(evidence.below(), example.path("e_pass"), 1e-9);
  }

  /** The exact size is what simulation finds, at a rate of exactly the limit. */
  @ParameterizedTest
  @CsvSource({"200, 20, 0.05", "500, 5, 0.02"})
  void size_ofSimulatedTests_isTheShareOfFalsePasses(int trials, int looks, double limit) {
    GroupSequential test = GroupSequential.equalLooks(trials, looks, limit, 0.05);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
    int passes = 0;
    int rounds = 20_000;
    for (int i = 0; i < rounds; i++) {
      passes += passes(test, random, limit) ? 1 : 0;
    }
    double error = Math.sqrt(test.size() * (1 - test.size()) / rounds);
    assertThat((double) passes / rounds)
        .isBetween(test.size() - 4 * error, test.size() + 4 * error);
  }

  private static boolean passes(GroupSequential test, RandomGenerator random, double rate) {
    int misses = 0;
    int seen = 0;
    for (int look = 0; look < test.looks(); look++) {
      for (; seen < test.trialsAt(look); seen++) {
        misses += random.nextDouble() < rate ? 1 : 0;
      }
      Answer answer = test.at(look, misses);
      if (answer != Answer.CONTINUE) {
        return answer == Answer.PASS;
      }
    }
    throw new AssertionError("the last look always answers");
  }

  /** An e-value has an expectation of at most 1 under its null, here summed over all outcomes. */
  @ParameterizedTest
  @CsvSource({"40, 0.05", "40, 0.3", "7, 0.9"})
  void above_atTheLimit_hasExpectationOne(int trials, double limit) {
    double[] chance = {1};
    for (int n = 0; n < trials; n++) {
      double[] next = new double[chance.length + 1];
      for (int k = 0; k < chance.length; k++) {
        next[k] += chance[k] * (1 - limit);
        next[k + 1] += chance[k] * limit;
      }
      chance = next;
    }
    double above = 0;
    double below = 0;
    for (int k = 0; k <= trials; k++) {
      above += chance[k] * new RateEvidence(k, trials, limit).above();
      below += chance[k] * new RateEvidence(k, trials, limit).below();
    }
    assertThat(above).isBetween(1 - 1e-9, 1 + 1e-9);
    assertThat(below).isBetween(1 - 1e-9, 1 + 1e-9);
  }

  @Test
  void lastPass_ofFixedOrder_stopsAtTheFirstNonPass() {
    List<Integer> magnitudes = List.of(1, 2, 3, 4, 5);
    assertThat(FixedSequence.lastPass(magnitudes, m -> m != 3)).contains(2);
    assertThat(FixedSequence.lastPass(magnitudes, m -> true)).contains(5);
    assertThat(FixedSequence.lastPass(magnitudes, m -> m > 1)).isEmpty();
  }

  @Test
  void of_badLooks_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GroupSequential.of(new int[] {10, 10}, 0.1, 0.05))
        .withMessage("looks must rise, got " + Arrays.toString(new int[] {10, 10}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GroupSequential.equalLooks(10, 5, Double.NaN, 0.05))
        .withMessage("limit must be in (0, 1), got NaN");
    assertThatIllegalArgumentException().isThrownBy(() -> new RateEvidence(2, 1, 0.1));
  }
}

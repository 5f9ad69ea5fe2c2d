package org.cvready.metric.many;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.cvready.metric.ReferenceCases.booleans;
import static org.cvready.metric.ReferenceCases.doubles;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.cvready.metric.ReferenceCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultipleTestingTest {
  private static final double ALPHA = 0.05;

  static Stream<JsonNode> cases() {
    return ReferenceCases.of(MultipleTestingTest.class, "public.json", "multiple_testing");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void adjusted_ofRandomTests_isOrderedFromHolmToBonferroniAndByRejection(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int i = 0; i < 100; i++) {
      double[] p = random.doubles(1 + random.nextInt(30)).map(x -> x * x * x).toArray();
      double[] bonferroni = MultipleTesting.BONFERRONI.adjusted(p);
      double[] holm = MultipleTesting.HOLM.adjusted(p);
      double[] hochberg = MultipleTesting.BENJAMINI_HOCHBERG.adjusted(p);
      double[] yekutieli = MultipleTesting.BENJAMINI_YEKUTIELI.adjusted(p);
      for (int k = 0; k < p.length; k++) {
        assertThat(holm[k]).isBetween(p[k], bonferroni[k]);
        // One operation more than Holm's takes its last digit another way.
        assertThat(hochberg[k]).isBetween(p[k] * (1 - 1e-15), holm[k] * (1 + 1e-15));
        assertThat(yekutieli[k]).isBetween(hochberg[k], 1.0);
      }
      for (MultipleTesting method : MultipleTesting.values()) {
        boolean[] rejected = method.rejected(p, ALPHA);
        double[] adjusted = method.adjusted(p);
        for (int k = 0; k < p.length; k++) {
          assertThat(rejected[k]).isEqualTo(adjusted[k] <= ALPHA);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void adjusted_ofOneTest_isItself(MultipleTesting method) {
    assertThat(method.adjusted(new double[] {0.02})).containsExactly(0.02);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void methods_ofPublicCase_equalReference(JsonNode example) {
    double[] p = doubles(example.path("input").path("p"));
    for (MultipleTesting method : MultipleTesting.values()) {
      if (p.length == 0) {
        assertThat(method.adjusted(p)).isEmpty();
        assertThat(method.rejected(p, ALPHA)).isEmpty();
        continue;
      }
      JsonNode expected = example.path("expected").path(key(method));
      assertThat(method.adjusted(p))
          .containsExactly(doubles(expected.path("adjusted")), within(1e-14));
      assertThat(method.rejected(p, ALPHA)).containsExactly(booleans(expected.path("reject_0.05")));
    }
  }

  private static String key(MultipleTesting method) {
    return switch (method) {
      case BONFERRONI -> "bonferroni";
      case HOLM -> "holm";
      case BENJAMINI_HOCHBERG -> "fdr_bh";
      case BENJAMINI_YEKUTIELI -> "fdr_by";
    };
  }

  @Test
  void adjusted_ofNotANumber_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MultipleTesting.HOLM.adjusted(new double[] {0.1, Double.NaN}))
        .withMessage("p-values must be in [0, 1], got NaN");
  }
}

package org.cvready.model.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankingTest {
  private static final float[] EXTREMES = {0, -0f, Float.MIN_VALUE, 1e-6f, 1e-3f, 0.5f, 1};

  private final Ranking ranking = new Ranking();

  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({"spread, 1", "weak, 2", "ties, 3", "equal, 4", "extreme, 5"})
  void at_everyRank_isTheOrderOfTheDefinition(String kind, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int size : new int[] {0, 1, 2, 511, 512, 513, 1_700, 9_000, 40}) {
      float[] scores = new float[size + random.nextInt(3)];
      int[] classes = new int[scores.length];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = score(kind, random);
        classes[i] = random.nextInt(1 + size % 7);
      }

      ranking.begin(scores, classes, size);

      int[] expected =
          IntStream.range(0, size)
              .boxed()
              .sorted(
                  Comparator.<Integer>comparingDouble(i -> -(scores[i] + 0.0))
                      .thenComparing(i -> classes[i])
                      .thenComparing(i -> i))
              .mapToInt(Integer::intValue)
              .toArray();
      assertThat(IntStream.range(0, size).map(ranking::at).toArray())
          .as("%s, seed %d, %d candidates", kind, seed, size)
          .containsExactly(expected);
    }
  }

  private static float score(String kind, SplittableRandom random) {
    return switch (kind) {
      case "spread" -> (float) random.nextDouble();
      // As a detector gives them: nearly all close to the floor.
      case "weak" -> (float) (0.001 / (1e-3 + random.nextDouble()));
      case "ties" -> random.nextInt(1, 9) / 8f;
      case "equal" -> 0.25f;
      default -> EXTREMES[random.nextInt(EXTREMES.length)];
    };
  }
}

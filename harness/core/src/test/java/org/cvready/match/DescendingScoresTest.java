package org.cvready.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescendingScoresTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 8, 9, 17, 100, 1000, 4097})
  void sort_manyTies_isWhatAStableSortOfObjectsGives(int size) {
    SplittableRandom random = new SplittableRandom(size);
    double[] scores = random.doubles(size).map(s -> Math.floor(s * 20) / 10 - 0.5).toArray();
    int[] items = IntStream.range(0, size).toArray();
    DescendingScores.sort(items, 0, size, scores);
    Comparator<Integer> descending = Comparator.comparing((Integer i) -> -scores[i] + 0.0);
    assertThat(items)
        .containsExactly(
            IntStream.range(0, size).boxed().sorted(descending).mapToInt(i -> i).toArray());
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100})
  void sort_partOfAnArray_leavesTheRest(int size) {
    double[] scores = IntStream.range(0, size).asDoubleStream().toArray();
    int[] items = IntStream.range(0, size).toArray();
    DescendingScores.sort(items, 2, size - 3, scores);
    assertThat(items[0]).isZero();
    assertThat(items[1]).isEqualTo(1);
    assertThat(items[2]).isEqualTo(size - 4);
    assertThat(items[size - 4]).isEqualTo(2);
    assertThat(items[size - 3]).isEqualTo(size - 3);
  }
}

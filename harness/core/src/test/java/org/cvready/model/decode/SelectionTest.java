package org.cvready.model.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void smallestFirst_ofAnyNumbers_parts(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 200; round++) {
      int size = 2 + random.nextInt(60);
      long[] values = new long[size];
      for (int i = 0; i < size; i++) {
        // Different by their low bits, as the keys of candidates are; some rise or fall throughout.
        long high = round % 3 == 0 ? random.nextInt(5) : (round % 3 == 1 ? i : size - i);
        values[i] = high << 32 | i;
      }
      int from = random.nextInt(size - 1);
      int to = from + 2 + random.nextInt(size - from - 1);
      to = Math.min(to, size);
      int middle = from + 1 + random.nextInt(Math.max(1, to - from - 1));
      long[] before = values.clone();
      Selection.smallestFirst(values, from, to, middle);

      long[] expected = before.clone();
      Arrays.sort(expected, from, to);
      long[] front = Arrays.copyOfRange(values, from, middle);
      Arrays.sort(front);
      assertThat(front)
          .as("seed %d, round %d", seed, round)
          .containsExactly(Arrays.copyOfRange(expected, from, middle));
      Arrays.sort(values, from, to);
      assertThat(values).as("seed %d, round %d", seed, round).containsExactly(expected);
    }
  }
}

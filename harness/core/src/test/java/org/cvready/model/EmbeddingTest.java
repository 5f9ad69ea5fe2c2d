package org.cvready.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.cvready.model.engine.ElementType;
import org.cvready.model.engine.OutputTensor;
import org.cvready.model.engine.UnusableModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingTest {
  private static OutputTensor tensor(float[] values, int... shape) {
    return new OutputTensor("inner", ElementType.FLOAT32, shape, values);
  }

  private static float[] random(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (4 * random.nextDouble() - 2);
    }
    return values;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void of_mapAndItsRows_areTheSameMeans(long seed) {
    int channels = 5;
    int places = 12;
    float[] map = random(seed, channels * places);
    float[] rows = new float[map.length];
    double[] means = new double[channels];
    for (int c = 0; c < channels; c++) {
      for (int p = 0; p < places; p++) {
        rows[p * channels + c] = map[c * places + p];
        means[c] += map[c * places + p] / (double) places;
      }
    }
    float[] ofMap = Embedding.of(tensor(map, 1, channels, 3, 4));
    assertThat(ofMap).hasSize(channels);
    assertThat(Embedding.of(tensor(rows, 1, places, channels))).isEqualTo(ofMap);
    for (int c = 0; c < channels; c++) {
      assertThat((double) ofMap[c]).isCloseTo(means[c], within(1e-6));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 5})
  void of_placesInAnotherOrder_isTheSame(long seed) {
    float[] map = random(seed, 3 * 6);
    float[] turned = new float[map.length];
    for (int c = 0; c < 3; c++) {
      for (int p = 0; p < 6; p++) {
        turned[c * 6 + p] = map[c * 6 + (p + 2) % 6];
      }
    }
    float[] one = Embedding.of(tensor(map, 1, 3, 2, 3));
    float[] other = Embedding.of(tensor(turned, 1, 3, 6, 1));
    for (int c = 0; c < 3; c++) {
      assertThat(one[c]).isCloseTo(other[c], within(1e-6f));
    }
  }

  @Test
  void of_vector_isItsOwnCopy() {
    float[] values = {3, -1, 7, 99};
    float[] embedding = Embedding.of(tensor(values, 1, 3));
    values[0] = 8;
    assertThat(embedding).containsExactly(3, -1, 7);
    assertThat(Embedding.described(tensor(values, 1, 3)).size()).isEqualTo("1 x 3 numbers");
    assertThat(Embedding.described(tensor(new float[24], 1, 4, 3, 2)).words())
        .isEqualTo("inner (1 x 4 x 3 x 2, averaged over its places to 4 numbers)");
  }

  @ParameterizedTest
  @CsvSource({
    "'3', must be",
    "'2,3', must be",
    "'1,2,2,2,2', must be",
    "'1,3,0,2', must be",
    "'1,1,4,4', 'must have 2 to 2048 channels, got 1'",
    "'1,2,2049', 'must have 2 to 2048 channels, got 2049'"
  })
  void of_whatIsNoEmbedding_isRefused(String sizes, String message) {
    int[] shape = java.util.Arrays.stream(sizes.split(",")).mapToInt(Integer::parseInt).toArray();
    OutputTensor odd = tensor(new float[8192], shape);
    assertThatThrownBy(() -> Embedding.of(odd))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageStartingWith("inner output " + message);
  }

  @Test
  void of_countsOrNoNumbers_isRefused() {
    OutputTensor counts =
        new OutputTensor("inner", ElementType.INT64, new int[] {1, 2}, new float[2]);
    assertThatThrownBy(() -> Embedding.of(counts)).hasMessageContaining("got INT64");
    OutputTensor endless = tensor(new float[] {1, Float.POSITIVE_INFINITY}, 1, 2);
    assertThatThrownBy(() -> Embedding.of(endless))
        .hasMessageContaining("finite numbers, got Infinity in channel 1");
  }
}

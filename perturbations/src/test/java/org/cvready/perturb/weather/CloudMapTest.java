package org.cvready.perturb.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.cvready.perturb.NoiseField;
import org.cvready.perturb.catalogue.RadialSpectrum;
import org.cvready.testing.SharedMaterial;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudMapTest {
  private static final int ONE = 1 << 16;

  private static float[] map(int size, double decay, long seed) {
    CloudMap map = CloudMap.of(NoiseField.of(new SplittableRandom(seed)), size, decay);
    float[] heights = new float[size * size];
    int[] row = new int[size];
    for (int y = 0; y < size; y++) {
      map.row(y, row, size, ONE);
      for (int x = 0; x < size; x++) {
        heights[y * size + x] = row[x] / (float) ONE;
      }
    }
    return heights;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 64, 256})
  void row_wholeMap_reachesFromZeroToTheScale(int size) {
    float[] heights = map(size, 1.7, size);

    float least = 1;
    float greatest = 0;
    for (float height : heights) {
      least = Math.min(least, height);
      greatest = Math.max(greatest, height);
    }
    assertThat(least).isZero();
    assertThat(greatest).isEqualTo(1, within(1e-4f));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 31, 62, 63})
  void row_anyOrder_isTheSameRow(int y) {
    CloudMap map = CloudMap.of(NoiseField.of(new SplittableRandom(1)), 64, 2);
    int[] row = new int[33];
    map.row(y, row, 33, ONE);
    float[] whole = map(64, 2, 1);

    for (int x = 0; x < 33; x++) {
      assertThat(row[x] / (float) ONE).isEqualTo(whole[64 * y + x]);
    }
  }

  /** Figures of the maps inside the fog of imagecorruptions 1.1.2, within 6 errors of both. */
  @ParameterizedTest
  @CsvSource({
    "64, 2.0, 32", "64, 1.7, 32", "64, 1.5, 32", "64, 1.4, 32",
    "256, 2.0, 12", "256, 1.7, 12", "256, 1.5, 12", "256, 1.4, 12",
    "512, 2.0, 4", "512, 1.7, 4", "512, 1.5, 4", "512, 1.4, 4"
  })
  void row_manyMaps_haveTheFiguresOfTheReference(int size, double decay, int maps)
      throws IOException {
    JsonNode reference =
        new ObjectMapper()
            .readTree(SharedMaterial.at("oracles/corruptions/fields.json").toFile())
            .path("fog_map")
            .path(size + "_decay" + decay);
    List<double[]> ours = new ArrayList<>();
    for (int seed = 0; seed < maps; seed++) {
      ours.add(figures(map(size, decay, 100 + seed), size));
    }
    List<double[]> expected = new ArrayList<>();
    for (String name :
        List.of("mean", "std", "deciles", "spectrum16", "autocorr_x_lag1_2_4_8_16")) {
      expected.addAll(numbers(reference.path(name)));
    }
    assertThat(ours.get(0)).hasSize(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      int at = i;
      double[] own = ours.stream().mapToDouble(figures -> figures[at]).toArray();
      double mean = Arrays.stream(own).average().orElseThrow();
      double squares = Arrays.stream(own).map(v -> (v - mean) * (v - mean)).sum();
      double error =
          Math.sqrt(squares / (maps - 1) / maps + expected.get(i)[1] * expected.get(i)[1] / 64);
      assertThat(mean)
          .as("figure %d of size %d, decay %s", i, size, decay)
          .isEqualTo(expected.get(i)[0], within(6 * error + 1e-4));
    }
  }

  private static List<double[]> numbers(JsonNode figure) {
    assertThat(figure.path("n").intValue()).isEqualTo(64);
    List<double[]> numbers = new ArrayList<>();
    if (figure.path("mean").isArray()) {
      for (int i = 0; i < figure.path("mean").size(); i++) {
        numbers.add(
            new double[] {
              figure.path("mean").get(i).doubleValue(), figure.path("sd").get(i).doubleValue()
            });
      }
    } else {
      numbers.add(
          new double[] {figure.path("mean").doubleValue(), figure.path("sd").doubleValue()});
    }
    return numbers;
  }

  /** Mean, deviation, nine deciles, sixteen rings of power, five correlations along rows. */
  private static double[] figures(float[] map, int size) {
    double mean = 0;
    double squares = 0;
    for (float height : map) {
      mean += height / (double) map.length;
      squares += (double) height * height / map.length;
    }
    double variance = squares - mean * mean;
    float[] sorted = map.clone();
    Arrays.sort(sorted);
    double[] figures = new double[2 + 9 + 16 + 5];
    figures[0] = mean;
    figures[1] = Math.sqrt(variance);
    for (int i = 1; i <= 9; i++) {
      figures[1 + i] = sorted[i * sorted.length / 10];
    }
    System.arraycopy(RadialSpectrum.of(map, size), 0, figures, 11, 16);
    int at = 27;
    for (int lag : new int[] {1, 2, 4, 8, 16}) {
      double sum = 0;
      for (int i = 0; i < map.length; i++) {
        sum += i % size + lag < size ? (map[i] - mean) * (map[i + lag] - mean) : 0;
      }
      figures[at++] = sum / size / (size - lag) / variance;
    }
    return figures;
  }
}
